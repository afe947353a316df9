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
const med=(x:number[])=>x.sort((a,b)=>a-b)[x.length>>1]!
const info = console.info; console.info=()=>{}; 
const askMs=async(x:any)=>{let ms=0;const r:any=await house.askOf(async(e:any)=>{const t=performance.now();const a=await house.api(e);ms=performance.now()-t;return a},x);r.ms=ms;return r}
const token = await house.issuer.token('cm-a')
async function floor(){ 
  const t=performance.now(); const items:any[]=[]; let from:any
  do { const p = await house.engine.client.send(new QueryCommand({TableName:'Charts',KeyConditionExpression:'pk = :pk AND begins_with(sk, :p)',ConsistentRead:true,ExpressionAttributeValues:{':pk':'CLINIC#alder',':p':'ACTIVE#'},...(from?{ExclusiveStartKey:from}:{})})); items.push(...p.Items??[]); from=p.LastEvaluatedKey } while(from)
  const s = JSON.stringify(items.map(i=>JSON.parse(i.row))); return performance.now()-t }
async function ours(){ const r=await askMs({path:'/api/clinics/alder/caseload',token}); const d=(r as any).ms; if(r.json.rows.length!==N) throw 1; return [d, r.answer.body.length] as const }
const {apiEdge}=await import("./functions/runtime/api-edge.ts"); const {wireApi}=await import("./functions/runtime/wiring.ts"); const w=wireApi(house.environment, house.engine.client); const noAudit=apiEdge({...w,audit:{record:async()=>{}}}); async function via(h:any){const t=performance.now();await h({version:"2.0",headers:{authorization:"Bearer "+token},requestContext:{requestId:"x",http:{method:"GET",path:"/api/clinics/alder/caseload",sourceIp:"1"}}});return performance.now()-t}
const A:number[]=[],B:number[]=[],C:number[]=[],D:number[]=[];for(let i=0;i<100;i++){const a=await via(house.api),b=await via(noAudit),d=await floor(); if(i>30){A.push(a);B.push(b);D.push(d)}}process.stdout.write(`all ${med(A).toFixed(1)} noaudit ${med(B).toFixed(1)} floor ${med(D).toFixed(1)} ratio ${(med(A)/med(D)).toFixed(2)}\n`); await house.stop();process.exit(0)
const f:number[]=[],o:number[]=[]; let len=0
for(let i=0;i<60;i++){ const a=await floor(); const [b,l]=await ours(); len=l; if(i>=20){f.push(a);o.push(b)} }

process.stdout.write(`floor ${med(f).toFixed(1)} ours ${med(o).toFixed(1)} ratio ${(med(o)/med(f)).toFixed(2)} bytes ${len}\n`)
// breakdown
const sums = await (async()=>{const items=(await house.engine.client.send(new QueryCommand({TableName:'Charts',KeyConditionExpression:'pk = :pk',ExpressionAttributeValues:{':pk':'CLINIC#alder'}}))).Items!; return items.map(i=>String(i.row))})()
function time(name:string, fn:()=>unknown){ const ts:number[]=[]; for(let i=0;i<40;i++){const t=performance.now(); fn(); ts.push(performance.now()-t)} process.stdout.write(`${name} ${med(ts.slice(10)).toFixed(2)}\n`) }
const today=daysAgo(0)
const un = sums.map(unpack)
const rows = rankCaseload(un,today)
const v={clinicId:'alder',today,asOf:'x',rows}
const {conforms}=await import("./functions/runtime/conforms.ts"); if(!conforms(Caseload,v)) console.log("NOT"); time("conforms", ()=>conforms(Caseload,v))
await house.stop()
