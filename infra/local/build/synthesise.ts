import { synthesise } from '../../synthesise.ts'

/** A process of its own, because CDK takes 300 MB that the running product has no use for. */
const [outdir = '', siteDir = '', functionsDir = ''] = process.argv.slice(2)
await synthesise({ outdir, siteDir, functionsDir })
