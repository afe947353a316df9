import { inflateSync } from 'node:zlib'

/**
 * The text of a PDF that Chromium made, page by page, as a reader of paper has it. It knows the plain objects, the deflated streams and
 * the glyph tables (ToUnicode) that Chromium writes, and of the drawing only what shows text: a library for all PDFs is 10 MB.
 */
export function pagesOf(pdf: Buffer): readonly PaperPage[] {
  const objects = objectsOf(pdf)
  const top = [...objects.values()].find(({ head }) => head.includes('/Type /Catalog'))
  return leavesOf(top && named('Pages', top, objects), objects).map((page) => ({
    text: shownBy(page, objects, /\/Contents (\d+) 0 R/)
      .normalize('NFKC')
      .replaceAll(/\s+/g, ' ')
      .trim(),
    size: sizeOf(page.head),
  }))
}
/** The pages under a node of their tree, in their order. */
function leavesOf(node: PdfObject | undefined, objects: PdfObjects): readonly PdfObject[] {
  const [, kids] = /\/Kids\s*\[([^\]]*)\]/.exec(node?.head ?? '') ?? []
  if (kids === undefined) return node ? [node] : []
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, id = '']) => leavesOf(objects.get(id), objects))
}
export interface PaperPage {
  readonly text: string
  /** Width and height in points, 72 to the inch. */
  readonly size: readonly [number, number]
}

interface PdfObject {
  readonly head: string
  readonly stream: string
}
type PdfObjects = ReadonlyMap<string, PdfObject>

function objectsOf(pdf: Buffer): PdfObjects {
  const file = pdf.toString('latin1')
  const found = new Map<string, PdfObject>()
  for (const { 1: id = '', index } of file.matchAll(/(?<=^|[\r\n])(\d+) 0 obj\b/g)) {
    const end = file.indexOf('endobj', index)
    const start = file.indexOf('stream\n', index)
    if (start < 0 || start > end) {
      found.set(id, { head: file.slice(index, end), stream: '' })
      continue
    }
    const head = file.slice(index, start)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1])
    const bytes = pdf.subarray(start + 7, start + 7 + length)
    const stream = head.includes('FlateDecode') && !isImage(head) ? inflateSync(bytes) : bytes
    found.set(id, { head, stream: stream.toString('latin1') })
  }
  return found
}

const isImage = (head: string): boolean => /\/Subtype\s*\/Image\b/.test(head)

function sizeOf(head: string): readonly [number, number] {
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(head) ?? []
  return [Number(width), Number(height)]
}

/** The object of a name in the resources of another one, as `/F4 12 0 R`. */
const named = (name: string, { head }: PdfObject, objects: PdfObjects): PdfObject | undefined =>
  objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? '')

/** Fonts and forms, glyphs between brackets, and where a line ends: all that matters of how a page is drawn. */
const SHOWN = /\/(\w+) [\d.]+ Tf|\/(\w+) Do|<([\da-fA-F]+)>|\(((?:\\[\s\S]|[^\\)])*)\)|\b(ET|Td|Tm)\b/g

function shownBy(owner: PdfObject, objects: PdfObjects, drawing: RegExp | null): string {
  const content = drawing ? objects.get(drawing.exec(owner.head)?.[1] ?? '') : owner
  let font: ReadonlyMap<number, string> = new Map()
  let text = ''
  for (const [, chosen, form, hex, plain, ends] of content?.stream.matchAll(SHOWN) ?? []) {
    if (chosen !== undefined) font = glyphsOf(named(chosen, owner, objects), objects)
    else if (form !== undefined) {
      const drawn = named(form, owner, objects)
      if (drawn && !isImage(drawn.head)) text += ` ${shownBy(drawn, objects, null)} `
    } else if (ends !== undefined) text += ends === 'ET' ? ' ' : ''
    else
      text += codesOf(hex, plain)
        .map((code) => font.get(code) ?? '')
        .join('')
  }
  return text
}

/** The glyphs of a string, two bytes each. */
function codesOf(hex: string | undefined, plain: string | undefined): readonly number[] {
  const bytes = hex === undefined ? Buffer.from(unescaped(plain ?? ''), 'latin1') : Buffer.from(hex, 'hex')
  return Array.from({ length: Math.floor(bytes.length / 2) }, (_, i) => bytes.readUInt16BE(i * 2))
}
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const unescaped = (text: string): string =>
  text.replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, one: string | undefined) =>
    octal === undefined ? (ESCAPED[one ?? ''] ?? one ?? '') : String.fromCodePoint(Number.parseInt(octal, 8)),
  )

/** What each glyph of a font says. */
function glyphsOf(font: PdfObject | undefined, objects: PdfObjects): ReadonlyMap<number, string> {
  const table = font && named('ToUnicode', font, objects)
  const glyphs = new Map<number, string>()
  const said = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, lines = ''] of table?.stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g) ?? [])
    for (const [, glyph = '', hex = ''] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g))
      glyphs.set(Number.parseInt(glyph, 16), said(hex))
  for (const [, lines = ''] of table?.stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g) ?? [])
    for (const [, from = '', to = '', hex = ''] of lines.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let glyph = Number.parseInt(from, 16), i = 0; glyph <= Number.parseInt(to, 16); glyph++, i++)
        glyphs.set(glyph, String.fromCodePoint(Number.parseInt(hex, 16) + i))
  return glyphs
}
