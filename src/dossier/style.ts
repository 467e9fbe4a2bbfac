/** How the page of a dossier looks: on a phone, on a desk, and on A4. */

export const STYLE = `
:root { color-scheme: light; --ink: #1b1f24; --quiet: #57606a; --line: #d0d7de; --soft: #f6f8fa; --link: #0b4fa8; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.45rem; line-height: 1.3; margin: .25rem 0 .75rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
body { overflow-wrap: anywhere; }
code { font: .875em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }
.mark { display: inline-block; padding: 0 .4rem; border: 2px solid var(--ink); font-weight: 700; }
.quiet { color: var(--quiet); font-size: .9rem; }
.lead { font-size: 1.08rem; }
blockquote { margin: .75rem 0; padding: .5rem .9rem; border-left: .3rem solid var(--line); background: var(--soft); white-space: pre-wrap; }
dl { margin: .75rem 0; }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0; }
figure { margin: 1rem 0; }
figure img { max-width: 100%; height: auto; }
nav ul { margin: .5rem 0; padding-left: 1.2rem; columns: 2; }
.wide { overflow-x: auto; position: relative; }
.wide:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line); }
th { background: var(--soft); }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button::after { content: " \\2195"; color: var(--quiet); }
th[aria-sort="ascending"] button::after { content: " \\2191"; color: inherit; }
th[aria-sort="descending"] button::after { content: " \\2193"; color: inherit; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.words { min-width: 16rem; }
td.when { white-space: nowrap; }
ins { text-decoration: underline double; background: #e6f4ea; }
del { text-decoration: line-through; background: #fbe9e7; }
.around { color: var(--quiet); font-style: italic; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 48rem) {
  dl { display: grid; grid-template-columns: 11rem 1fr; column-gap: 1rem; }
  dt, dd { margin-top: .3rem; }
}
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { font-size: 9.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  nav, th button::after { display: none; }
  .wide { overflow: visible; }
  table { table-layout: fixed; font-size: 8pt; }
  th, td { padding: 2pt 3pt; }
  td.words { min-width: 0; }
  td.when { white-space: normal; }
  thead { display: table-header-group; }
  tr, figure, blockquote { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  a { color: inherit; }
}
`;
