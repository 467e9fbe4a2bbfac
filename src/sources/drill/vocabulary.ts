/** What the people of a made-up harbour town talk about: the fillers of the drill's ordinary posts. */

/** By the name of the slot in a sentence. Each list is long, so that no two posts agree by accident. */
export const VOCABULARY: Readonly<Record<string, readonly string[]>> = {
  her: list(`
    Lindqvist; Mara Lindqvist; #Lindqvist; Ms Lindqvist; candidate Lindqvist; LINDQVIST; M. Lindqvist
  `),
  rival: list(`
    Edvin Rask; Rask; #Rask; old Rask; councillor Rask; the Rask campaign
  `),
  who: list(`
    my neighbour; my aunt; the baker on Tar Lane; half my shift; our night nurse; the kiosk lady;
    a shipyard friend; my old teacher; the tram crowd; my landlord; the whole choir; two of my cousins;
    the net mender; our goalkeeper; a pilot I know; my dentist; the crew of the Alma; a librarian;
    my father in law; a woman next door; our bus driver; a retired captain; the florist;
    my chess partner; three students upstairs
  `),
  place: list(`
    at the fish hall; on Gull Square; by the old ropewalk; outside pier nine; in the tram to Norrhamn;
    near the lighthouse school; at the customs house; behind the cannery; on the ferry deck;
    at Brink's bakery; in the market queue; under the crane bridge; at the rowing club; in ward four;
    on the breakwater; at the union hall; in the harbour library; by the salt stores; at the allotments;
    in front of platform two; at the swimming baths; on Cooper Street; beside the drydock;
    in the church cafe
  `),
  topic: list(`
    ferry fares; the new crane; shift pay; the eel quota; night trams; school roofs; mooring fees;
    the shipyard lease; dredging; the old clinic; rents above the quay; the flood wall; bus line six;
    herring prices; the empty cannery; day care places; harbour dust; the pilots' pension;
    parking at the baths; shore power; apprentice housing; the fireworks ban; cycling over the lock;
    winter heating; the breakwater lights; customs staff; the music school; playgrounds
  `),
  when: list(`
    this morning; last night; before the rain; around noon; after my shift; on the way home;
    during half time; at six sharp; between two ferries; yesterday evening; just now; over breakfast;
    during the siren test; when the fog lifted; on my lunch break; a minute ago; at closing time;
    before school; late on Tuesday; all weekend; for the third time; once more
  `),
  mood: list(`
    rather impressed; not convinced; with wet shoes; more confused than before; smiling;
    in a terrible mood; none the wiser; full of questions; with a cold; surprisingly hopeful;
    quite bored; ready to argue; undecided as ever; a little moved; hungry mostly; shaking my head;
    laughing; with sore feet; tired but curious; completely lost
  `),
  opinion: list(`
    sounded better than on paper; skipped the hard part; had actual numbers; promised too much;
    read it off a card; took every question; was late again; knew the street names; dodged me twice;
    made the room laugh; talked too long; admitted a mistake; could not say who pays;
    was kinder than expected; repeated old slogans; listened more than spoke; surprised the sceptics;
    lost the thread; stayed until the end; blamed the mayor; seemed nervous; corrected the moderator;
    explained it well; forgot our district
  `),
  ask: list(`
    who pays for that; why only now; what does the council say; where is the plan;
    how many jobs is that; can anyone check this; is there a recording; did I miss something;
    when does it start; what about Norrhamn; who wrote that leaflet; does it cover night shifts;
    is that even legal; and the small boats; what changed since spring; which budget year;
    has anybody asked the pilots; will rents go up; what would Rask do; why the secrecy
  `),
  thing: list(`
    my tram ticket; a cold coffee; the local news; this endless leaflet; an old map;
    the council minutes; a bag of shrimp; my grandmother's radio; the debate stream; a wet umbrella;
    the weather chart; somebody's dog; yesterday's paper; a broken deck chair; the tide table;
    my knitting; two hungry kids; a borrowed bicycle; the opinion page; a very loud gull;
    an unpaid bill; the choir rehearsal
  `),
  count: list(`
    about forty people; maybe a dozen of us; more dogs than voters; a full hall; six journalists;
    nobody under thirty; two school classes; a hundred at most; hardly anyone; the usual faces;
    half the rowing club; many dockers; a brass band; a long queue; some hecklers; quite a crowd
  `),
  did: list(`
    argued about; shouted about; finally asked about; joked about; said nothing on; would not drop;
    promised a vote on; apologised for; changed course on; wrote a letter about; got booed over;
    got asked about; showed slides on; shone on; waffled over; kept quiet about; compared notes on;
    made a bet about; sang a song about; drew a chart of
  `),
  wish: list(`
    fewer posters; a straight answer; lower fares; a calmer debate; a lift that works; dry socks;
    better sound; an earlier ferry; less wind; more buses; some patience; honest numbers; a nap;
    more benches; cheaper herring; real shade; a shorter commute; a second microphone; shorter speeches;
    winter plans
  `),
  opener: list(`
    Honestly,; Well,; So,; Right.; Hm.; Update:; Small thing:; Not a joke:; Overheard:; Note to self:;
    Good news,; Oh dear,; For the record:; Friends,; Morning all.; Odd one:; Serious question.; Okay,;
    Look,; Fun fact:
  `),
  closer: list(`
    Anyway.; Off to work.; Make of that what you will.; Tea now.; I said what I said.;
    Your turn, Halmvik.; We shall see.; Still thinking.; Nothing more to add.; Photos later.;
    Rain again.; Back to the nets.; That is all.; Ask me tomorrow.; Vote how you like.;
    No hard feelings.; My feet hurt.; Going home.; What a week.; Correct me if needed.
  `),
  tag: list(`
    #Halmvik; #harbourvote; #gullsquare; #norrhamn; #quaylife; #debate; #ferry; #council
  `),
  emoji: list(`
    🙂; ⚓; 🌧️; 🐟; 🤷; 😅; 🚋; ☕; 🎣; 👀
  `),
};

function list(fillers: string): readonly string[] {
  return fillers.trim().split(/\s*;\s*/);
}
