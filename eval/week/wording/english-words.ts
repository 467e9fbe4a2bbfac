/** The English words that ordinary posts and messages are made of. */

function list(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}

export const NOUNS = list(`
  harbour budget school bridge ferry market teacher council garden engine kitchen hospital letter winter
  summer station mayor museum river forest village festival concert contract tax pension factory farmer
  fisherman library theatre stadium coach goalkeeper referee team season ticket train tram bus cyclist road
  tunnel airport flight passport hotel beach island lighthouse storm flood fire rescue police court judge
  lawyer witness verdict prison debate speech promise vote ballot campaign candidate minister parliament
  committee report survey number price rent landlord tenant apartment roof window door neighbour dog cat
  horse bird cow sheep bakery bread cheese coffee breakfast dinner recipe soup cake apple potato tomato
  phone laptop screen charger battery update password website newsletter podcast episode novel chapter
  author poem painter gallery statue camera photo album song chorus guitar piano drummer orchestra band
  doctor nurse vaccine patient medicine headache sleep dream morning evening weekend holiday birthday
  wedding funeral cousin uncle grandmother brother sister daughter son baby friend colleague boss meeting
  deadline salary strike union worker shift warehouse truck parcel courier customer refund receipt shop
  jacket shoe umbrella blanket mattress lamp mirror bicycle helmet puncture garage mechanic insurance
  bank loan mortgage wallet coin lottery gamble casino tournament marathon runner trophy medal record
  climate drought heatwave snow glacier reactor windmill cable pipeline grid bill meter tariff border
  soldier veteran treaty embassy summit crisis rumour scandal inquiry archive document signature seal
  planet comet telescope rocket satellite laboratory experiment professor student exam grade scholarship
`);

export const ADJECTIVES = list(`
  quiet loud bright gloomy honest careless brave tired hungry lucky strange familiar ordinary brilliant
  terrible wonderful awful gentle stubborn clever foolish generous greedy proud humble famous unknown
  ancient modern broken repaired empty crowded narrow wide steep shallow deep frozen boiling damp dusty
  clean filthy cheap expensive free public private local national foreign rural urban northern southern
  early late sudden slow quick patient restless nervous calm angry cheerful lonely popular forgotten
  official secret obvious hidden plain fancy rusty shiny heavy light fragile solid soft rough smooth sharp
  bitter sweet sour salty fresh stale ripe rotten golden silver crimson purple pale colourful serious
  ridiculous sensible absurd fair unfair legal illegal
`);

/** Regular verbs, so that their forms can be made. */
export const VERBS = list(`
  open clean visit paint repair order follow miss watch cook plant climb borrow return collect deliver
  answer question support reject mention ignore remember discuss defend attack report record publish print
  design test measure count check sort pack load lift push pull drop kick catch guard rescue treat cancel
  delay extend renew sign stamp post share join leave enter cross block demand offer accept refuse promise
  explain admit correct protect damage destroy restore rebuild expect review compare praise mock
`).filter((verb) => !["catch", "rebuild", "leave"].includes(verb));

export const ADVERBS = list(`
  really barely finally suddenly quietly properly honestly clearly hardly nearly always never often rarely
  almost completely partly simply strangely secretly openly slowly quickly carefully somehow apparently
`);

export const TIMES = list(`
  today tonight yesterday tomorrow again already lately soon afterwards meanwhile nowadays beforehand
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday
`);

export const QUANTITIES = list(
  `two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty`,
);

export const FEELINGS = list(`
  happy sad furious relieved worried curious confused delighted disappointed grateful jealous ashamed
  excited bored amazed shocked sceptical hopeful sorry annoyed
`);

export const EMOJI = [
  ..."😀😂😍😭🔥🙏👍💯🎉😡🤔👏💪🌊⚓🌅🐟☕🍞⚽🎸📚🚲🌧️❤️".matchAll(/\p{Extended_Pictographic}\uFE0F?/gu),
].map(([emoji]) => emoji);

export const HASHTAGS = list(`
  news today harbour music football books coffee photo weekend politics election climate travel food art
  history science gaming fitness nature weather school health family dogs cats gardening cycling running
  trains jobs housing budget debate vote local culture film theatre podcast reading writing baking sunset
`);
