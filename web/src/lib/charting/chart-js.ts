/** The parts of Chart.js that this site draws with, and no more. Imported lazily: pages without a chart never load it. */
import { Chart, Filler, LineController, LineElement, LinearScale, PointElement } from 'chart.js'

Chart.register(Filler, LineController, LineElement, LinearScale, PointElement)
Chart.defaults.animation = false
Chart.defaults.font.family = getComputedStyle(document.body).fontFamily
Chart.defaults.font.size = 12

export { Chart }
