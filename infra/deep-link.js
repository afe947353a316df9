// Runs in CloudFront, on the site's behaviour only: a page's address is not a file, so the app itself answers it, and says so where it is
// no page either. Error pages would do the same to an API's 404.
const FILES = ['/config.json', '/favicon.svg', '/index.html', '/robots.txt']
// eslint-disable-next-line @typescript-eslint/no-unused-vars
function handler(event) {
  const request = event.request
  const uri = request.uri
  const isNamed = uri.slice(uri.lastIndexOf('/') + 1).includes('.')
  // Somebody opened it: what a page loads asks for no text/html.
  const isOpened = !!request.headers && !!request.headers.accept && request.headers.accept.value.includes('text/html')
  const isFile = uri.startsWith('/_app/') || FILES.includes(uri)
  if (!isNamed || (isOpened && !isFile)) request.uri = '/index.html'
  return request
}
