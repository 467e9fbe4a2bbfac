/** How the page of a dossier looks: on a phone, on a desk, by day and by night, and on A4. */

export const STYLE = `
:root { color-scheme: light; --ink: #1b1f24; --paper: #fff; --quiet: #57606a; --line: #d0d7de; --soft: #f6f8fa; --link: #0b4fa8; --added: #e6f4ea; --left-out: #fbe9e7; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --ink: #e6edf3; --paper: #0d1117; --quiet: #a3adb8; --line: #3d444d; --soft: #161b22; --link: #85bfff; --added: #12361f; --left-out: #4a1d1d; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.45rem; line-height: 1.3; margin: .25rem 0 .75rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
code { font: .875em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }
.mark { display: inline-block; padding: 0 .4rem; border: 2px solid var(--ink); font-weight: 700; }
.quiet { color: var(--quiet); font-size: .9rem; }
.lead { font-size: 1.08rem; }
blockquote { margin: .75rem 0; padding: .5rem .9rem; border-left: .3rem solid var(--line); background: var(--soft); white-space: pre-wrap; }
dl { margin: .75rem 0; }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0; }
.pictures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
figure { margin: 0; max-width: 100%; }
figcaption { max-width: 26rem; }
figure img { display: block; max-width: 100%; height: auto; background: #fff; }
nav ul { margin: .5rem 0; padding-left: 1.2rem; columns: 2; }
.wide { overflow-x: auto; position: relative; }
.wide:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; font-size: .9rem; }
table.many { min-width: 58rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line); }
th { background: var(--soft); }
thead th { width: 8rem; vertical-align: bottom; }
thead th:first-child { width: 22%; }
table.many thead th:first-child { width: 19%; }
thead th.number { width: 6.25rem; }
thead th.when { width: 10rem; }
thead th.date { width: 7.5rem; }
thead th.words { width: auto; }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button::after { content: " \\2195"; color: var(--quiet); }
th[aria-sort="ascending"] button::after { content: " \\2191"; color: inherit; }
th[aria-sort="descending"] button::after { content: " \\2193"; color: inherit; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
ins { text-decoration: underline double; background: var(--added); color: inherit; }
del { text-decoration: line-through; background: var(--left-out); color: inherit; }
.around { color: var(--quiet); font-style: italic; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 48rem) {
  dl { display: grid; grid-template-columns: 11rem 1fr; column-gap: 1rem; }
  dt, dd { margin-top: .3rem; }
}
@media (max-width: 30rem) {
  th, td { padding: .3rem; }
  table:not(.many) thead th:first-child { width: 30%; }
  table:not(.many) thead th.when { width: 25%; }
}
@page { size: A4; margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "DejaVu Sans", sans-serif; } }
@media print {
  html { font-size: 9.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  nav, th button::after { display: none; }
  /* A head with a box that cannot be broken in it is not repeated on the next page. */
  th button { display: contents; }
  .wide { overflow: visible; }
  table, table.many { min-width: 0; font-size: .88rem; line-height: 1.4; }
  th, td { padding: 2pt 3pt; }
  thead th { width: 5.5rem; }
  thead th:first-child { width: 20%; }
  thead th.number { width: 5.5rem; }
  thead th.when { width: 10.5rem; }
  table.many thead th.when, thead th.date { width: 7.5rem; }
  thead { display: table-header-group; break-inside: avoid; }
  tr, figure, blockquote, dt, li { break-inside: avoid; }
  h2, h3, h3 + p.quiet, caption, dt { break-after: avoid; }
  #verify { break-inside: avoid; }
  footer { break-before: avoid; }
  p { orphans: 3; widows: 3; }
  a { color: inherit; }
}
`;
