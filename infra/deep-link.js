// Runs in CloudFront, on the site's behaviour only: a page's address is not a file, so the app itself answers it.
// Error pages would do the same to an API's 404.
// eslint-disable-next-line @typescript-eslint/no-unused-vars
function handler(event) {
  const request = event.request
  const name = request.uri.slice(request.uri.lastIndexOf('/') + 1)
  if (!name.includes('.')) request.uri = '/index.html'
  return request
}
