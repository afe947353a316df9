import type { DemoUser } from '../../demo/people.ts'

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** Colours, type and spacing of the app's own tokens. */
const STYLE = `
:root{color-scheme:light dark;--canvas:#f3f6f7;--surface:#fff;--line:#d8e0e3;--line-strong:#76858c;--ink:#13212a;--ink-2:#3d4e58;--ink-3:#566670;--accent:#0b6670;--accent-soft:#e0f0f1;--note:#85480a;--note-soft:#fdf0dc}
@media (prefers-color-scheme:dark){:root{--canvas:#0c1316;--surface:#141d21;--line:#2a3940;--line-strong:#74868f;--ink:#e9eff1;--ink-2:#b9c6cc;--ink-3:#97a7af;--accent:#5fc9cc;--accent-soft:#12363a;--note:#f3bd72;--note-soft:#3a2a12}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:36rem;margin:0 auto;padding:48px 16px}
h1{margin:0 0 4px;font-size:1.75rem;line-height:1.2}
h2{margin:24px 0 8px;font-size:.875rem;font-weight:600;color:var(--ink-3)}
p{margin:0;color:var(--ink-2)}
.note{margin-top:12px;padding:8px 12px;border-radius:6px;background:var(--note-soft);color:var(--note);font-size:.875rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:8px}
button{display:block;width:100%;padding:12px 16px;text-align:left;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--line-strong);border-radius:10px;cursor:pointer}
button:hover{background:var(--accent-soft);border-color:var(--accent)}
button:focus-visible{outline:none;box-shadow:0 0 0 2px var(--surface),0 0 0 4px var(--accent)}
strong{display:block;font-weight:600}
span{display:block;font-size:.875rem;color:var(--ink-2)}
code{font:.8125rem ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
`

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`

/** One button for each demo user, under their role. Plain HTML, no script. */
export function signInPage(users: readonly DemoUser[], action: string): string {
  const titles = [...new Set(users.map(({ title }) => title.replace(/,.*/, '')))]
  const sections = titles.map((title) => {
    const buttons = users.filter((user) => user.title.startsWith(title)).map(button)
    return `<h2>${escape(title)}</h2>\n<ul>\n${buttons.join('\n')}\n</ul>`
  })
  return page(
    'Demo sign-in · Cairn',
    `<h1>Demo sign-in</h1>
<p>Choose who you are. Every person and every patient here is made up.</p>
<p class="note">This page exists only on this computer. A deployed Cairn asks for a password and an authenticator code.</p>
<form method="post" action="${escape(action)}">
${sections.join('\n')}
</form>`,
  )
}

function button({ sub, name, does, clinics, plan }: DemoUser): string {
  const where = plan !== null ? '' : clinics === 'all' ? 'All clinics. ' : `${clinics.map(clinicName).join(', ')}. `
  return `<li><button name="user" value="${escape(sub)}"><strong>${escape(name)}</strong><span>${escape(where + does)}</span></button></li>`
}

const clinicName = (id: string): string =>
  id.replaceAll(/(^|-)(\w)/g, (_, dash: string, letter: string) => `${dash && ' '}${letter.toUpperCase()}`)

/** What went wrong on the way in or out, and the way back. */
export function problemPage(problem: string, siteUrl: string): string {
  return page(
    'Sign-in did not work · Cairn',
    `<h1>Sign-in did not work</h1>
<p>${escape(problem)}</p>
<p><a href="${escape(siteUrl)}">Back to Cairn</a> and sign in again.</p>`,
  )
}
