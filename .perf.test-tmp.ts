import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { openHouse, daysAgo, phq9, referral } from './test/functions/support/house.ts'
import { entries as mk, anEpisode, aPatient } from './test/support/charts.ts'
import { summarize } from './core/chart/fold.ts'
import { summaryItem } from './functions/store/chart-items.ts'
import { rankCaseload } from './core/caseload/row.ts'
import { Caseload } from './core/contract/caseload.ts'
import { unpack } from './core/chart/pack.ts'
const house = await openHouse()
const N=1000
let batch: any[]=[]
for (let i=0;i<N;i++){
  const e = anEpisode({episodeId:'e'+String(i).padStart(31,'0'), patientId:'p'+String(i).padStart(31,'0'), clinicId:'alder', patient: aPatient({mrn:'M'+i})})
  const es = mk(referral(90), ...[80,66,52,38,24,10].map((d,k)=>phq9(d,[2,2,2,2,2,(i+k)%4,2,1,0])), {kind:'contact',day:daysAgo(70),outcome:'completed',mode:'phone',work:['cbt'],nextDue:daysAgo(2)} as any, {kind:'treatment',day:daysAgo(60),action:'start',modality:'medication',name:'sertraline',dose:'50 mg',underPlan:true,psychotropic:true} as any)
  batch.push({PutRequest:{Item: summaryItem('alder', summarize(e, es))}})
  if(batch.length===25){ await house.engine.client.send(new BatchWriteCommand({RequestItems:{Charts:batch}})); batch=[] }
}
console.error = console.error
const info = console.info; console.info=()=>{}; 
const askMs=async(x:any)=>{let ms=0;const r:any=await house.askOf(async(e:any)=>{const t=performance.now();const a=await house.api(e);ms=performance.now()-t;return a},x);r.ms=ms;return r}
const token = await house.issuer.token('cm-a')
async function floor(){ 
  const t=performance.now(); const items:any[]=[]; let from:any
  do { const p = await house.engine.client.send(new QueryCommand({TableName:'Charts',KeyConditionExpression:'pk = :pk AND begins_with(sk, :p)',ConsistentRead:true,ExpressionAttributeValues:{':pk':'CLINIC#alder',':p':'ACTIVE#'},...(from?{ExclusiveStartKey:from}:{})})); items.push(...p.Items??[]); from=p.LastEvaluatedKey } while(from)
  const s = JSON.stringify(items.map(i=>JSON.parse(i.row))); return performance.now()-t }
async function ours(){ const r=await askMs({path:'/api/clinics/alder/caseload',token}); const d=(r as any).ms; if(r.json.rows.length!==N) throw 1; return [d, r.answer.body.length] as const }
const f:number[]=[],o:number[]=[]; let len=0
for(let i=0;i<60;i++){ const a=await floor(); const [b,l]=await ours(); len=l; if(i>=20){f.push(a);o.push(b)} }
const med=(x:number[])=>x.sort((a,b)=>a-b)[x.length>>1]!
process.stdout.write(`floor ${med(f).toFixed(1)} ours ${med(o).toFixed(1)} ratio ${(med(o)/med(f)).toFixed(2)} bytes ${len}\n`)
// breakdown
const sums = await (async()=>{const items=(await house.engine.client.send(new QueryCommand({TableName:'Charts',KeyConditionExpression:'pk = :pk',ExpressionAttributeValues:{':pk':'CLINIC#alder'}}))).Items!; return items.map(i=>String(i.row))})()
function time(name:string, fn:()=>unknown){ const ts:number[]=[]; for(let i=0;i<40;i++){const t=performance.now(); fn(); ts.push(performance.now()-t)} process.stdout.write(`${name} ${med(ts.slice(10)).toFixed(2)}\n`) }
const today=daysAgo(0)
time('JSON.parse', ()=>sums.map(s=>JSON.parse(s)))
time('unpack', ()=>sums.map(unpack))
const un = sums.map(unpack)
time('rank', ()=>rankCaseload(un,today))
const rows = rankCaseload(un,today)
const v={clinicId:'alder',today,asOf:'x',rows}
time("zod", ()=>Caseload.parse(v));
const {conforms}=await import("./functions/runtime/conforms.ts"); if(!conforms(Caseload,v)) console.log("NOT"); time("conforms", ()=>conforms(Caseload,v))
time('stringify', ()=>JSON.stringify(v))
time('parse out (test only)', ()=>JSON.parse(JSON.stringify(v)))
await house.stop()
