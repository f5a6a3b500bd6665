/** A part of the demo home (tests/fixtures/home), as the shell would tell of it. */
import type {
  Facets,
  HandOff,
  Kind,
  ModelState,
  PastQuestion,
  Person,
  Preferences,
  Probe,
  Recognised,
  ShownMessage,
  SourceState,
  Status,
} from '../../src/lib/types';

export type Item = {
  id: number;
  chunk: number;
  kind: Kind;
  source: number;
  title: string;
  date: string;
  from: Person[];
  to: Person[];
  cc?: Person[];
  path: string;
  text: string;
  attachments?: { name: string; media_type: string; size: number }[];
  thread?: ShownMessage[];
  position?: number;
};

const judith: Person = { name: 'Judith Ketterer', address: 'judith.ketterer@mailhost.example' };
const home = '/home/judith';

export const items: Item[] = [
  {
    id: 96,
    chunk: 401,
    kind: 'mail',
    source: 2,
    title: 'Your trip to Seattle is booked - HKX4QZ',
    date: '2026-10-14T19:22:04-04:00',
    from: [{ name: 'Delmar Airlines', address: 'confirmations@delmar-air.example' }],
    to: [judith],
    path: `${home}/Mail/saved/Delmar confirmation HKX4QZ.eml`,
    text: `Keep this mail with you when you travel.

Hello Judith,

thank you for booking with Delmar. Your tickets are issued. You will find everything below; there is no paper ticket.

Booking code HKX4QZ

Outbound flight: DL 407, Saturday, 28 November 2026
Departs: Boston (BOS), Terminal A, 7:45 AM
Arrives: Seattle (SEA), 11:20 AM
Seats: 22A, 22B

Return flight: DL 918, Thursday, 3 December 2026
Departs: Seattle (SEA), 11:35 AM
Arrives: Boston (BOS), Terminal A, 7:58 PM
Seats: 24E, 24F

Travelers: Ms Judith Ketterer, Miss Mina Raman (child, 10)
One checked bag each is included, up to 23 kg.

Fare, 2 × $298.00: $596.00
Taxes and fees: $78.40
Total, card ending 4410: $674.40

Baggage rules: https://www.delmar-air.example/baggage.

Please do not reply to this mail; the mailbox is not read. Delmar Airlines, Customer Care, 800-555-0187.`,
    attachments: [{ name: 'itinerary-HKX4QZ.pdf', media_type: 'application/pdf', size: 84_212 }],
  },
  {
    id: 131,
    chunk: 512,
    kind: 'mail',
    source: 2,
    title: 'Re: Your flights on the 28th',
    date: '2026-11-02T08:14:51-05:00',
    from: [{ name: 'Renate Ketterer', address: 'renate.ketterer@mailhost.example' }],
    to: [judith],
    cc: [{ name: 'Toby Ketterer', address: 'toby@ketterer-joinery.example' }],
    path: `${home}/Mail/All mail.mbox`,
    text: `Liebe Judith,

so you land at 11:20, then Toby fetches you with the van, he says the train is a nonsense with two bags. Lunch will be Spätzle. Bring Mina's rain things.

Mama

On Sun, 1 Nov 2026 at 21:40, Judith Ketterer wrote:
> Mama, the flight is on Saturday the 28th, we land at 11:20 in the morning.
> Back on Thursday 3 December. Can Toby pick us up or shall we take the train?`,
    thread: [
      {
        item_id: 130,
        sender: 'Judith Ketterer',
        date: '2026-11-01T21:40:00-05:00',
        text: 'Mama, the flight is on Saturday the 28th, we land at 11:20 in the morning.',
      },
      {
        item_id: 132,
        sender: 'Toby Ketterer',
        date: '2026-11-02T12:02:00-08:00',
        text: 'van is fine. arrivals, door 3, i wait in the cell phone lot',
      },
    ],
    position: 1,
  },
  {
    id: 412,
    chunk: 903,
    kind: 'message',
    source: 4,
    title: 'Basin Four',
    date: '2026-11-20T18:33:00-05:00',
    from: [{ name: 'Colleen Dacey', address: null }],
    to: [],
    path: `${home}/Messages/WhatsApp Chat with Basin Four.txt`,
    text: 'No row on Saturday then, Judith flies to Seattle at a quarter to eight. Sunday 7 am if the ice holds off?',
    thread: [
      {
        item_id: 408,
        sender: 'Perpetua Oyelaran',
        date: '2026-11-19T21:02:00-05:00',
        text: 'Dues are in, all four. Thank you, I only had to ask twice.',
      },
      {
        item_id: 409,
        sender: 'Anna Lindgren',
        date: '2026-11-20T18:20:00-05:00',
        text: 'are we rowing on the 28th?',
      },
      {
        item_id: 410,
        sender: 'Me',
        date: '2026-11-20T18:24:00-05:00',
        text: 'Not me, I am on a plane',
      },
      {
        item_id: 411,
        sender: 'Me',
        date: '2026-11-20T18:24:30-05:00',
        text: 'back on the 3rd, late',
      },
      {
        item_id: 413,
        sender: 'Anna Lindgren',
        date: '2026-11-20T18:41:00-05:00',
        text: 'Sunday works. I bring the thermos',
      },
      {
        item_id: 414,
        sender: 'Me',
        date: '2026-11-20T18:45:00-05:00',
        text: 'Do not let Wes steer the bridge again',
      },
    ],
    position: 4,
  },
  {
    id: 21,
    chunk: 77,
    kind: 'note',
    source: 1,
    title: 'Seattle in November',
    date: '2026-11-15T00:00:00-05:00',
    from: [],
    to: [],
    path: `${home}/Notes/travel/seattle-2026.md`,
    text: `# Seattle in November

Flight out *Sat 28 Nov*, **DL 407, 7:45**. Taxi booked for 5:30, Sal has the key. The rules for bags are on [their page](https://www.delmar-air.example/baggage).

## To pack

- [x] rain things for Mina, the boots that fit
- [ ] Mama's Linzertorte tin (**hers!**)
- [ ] the atlas slides for Fenwick
  - on the train back from the archive

| Night | Where |
| ----- | ----- |
| 28 to 30 | Mama, the small room |
| 1 to 2 | Harbor Lantern, ~~K4-117~~ K4-118 |

## To ask Mama

Whether the house in Freiburg is really to be sold. Gisela wrote as if it were done.

### Papers

The deed, the letter of 1998, and who signs.`,
  },
  {
    id: 33,
    chunk: 120,
    kind: 'note',
    source: 1,
    title: 'Thanksgiving, 26 Nov, eat at 3',
    date: '2026-11-15T00:00:00-05:00',
    from: [],
    to: [],
    path: `${home}/Notes/projects/thanksgiving-2026.md`,
    text: `# Thanksgiving, 26 Nov, eat at 3

Nine: us 3, Kavita + Sudha (train 11:51, Dev), Sal, Imogen + Marsh, Ruben.

- bird 16 lb: Dev
- lemon rice + a secret: Sudha
- pies ×2: Kavita
- chairs: 7, need 9

Who can't eat what: Imogen no meat. Ruben NO shellfish. Sal no celery (stuffing without!). Marsh: eats.`,
  },
  {
    id: 187,
    chunk: 640,
    kind: 'mail',
    source: 2,
    title: 'Estimate for the roof, 31 Alder Row',
    date: '2026-06-18T11:05:00-04:00',
    from: [{ name: 'Sheila Brophy', address: 'sheila@brophyroofing.example' }],
    to: [judith],
    path: `${home}/Mail/All mail.mbox`,
    text: `Judith,

as promised: flashing at both chimneys, new valley on the north side, gutters cleaned while we are up there. $4,350 all in, half when we start. I can flight-check the slates in July if it stays dry.

Sheila`,
    attachments: [{ name: 'estimate-0618.pdf', media_type: 'application/pdf', size: 212_004 }],
  },
];

export const status: Status = {
  vault: `${home}/.local/share/inglenook`,
  bytes: 48_210_000,
  sources: 4,
  items: 854,
  threads: 312,
  people: 94,
  chunks: 1_904,
  vectors: 1_904,
  current: true,
};

export const sources: SourceState[] = [
  {
    id: 1,
    name: 'Notes',
    path: `${home}/Notes`,
    kind: 'notes',
    present: true,
    items: 83,
    state: 'watching',
    done: 83,
    total: 83,
    last_indexed: '2026-11-23T08:41:00-05:00',
    failures: [],
  },
  {
    id: 2,
    name: 'Mail',
    path: `${home}/Mail`,
    kind: 'mbox',
    present: true,
    items: 211,
    state: 'watching',
    done: 211,
    total: 211,
    last_indexed: '2026-11-23T08:41:00-05:00',
    failures: [
      { path: `${home}/Mail/old/broken.mbox`, reason: 'ends in the middle of a mail; 3 mails were read' },
      { path: `${home}/Mail/saved/voucher.eml`, reason: 'has no date; it is found without one' },
    ],
  },
  {
    id: 3,
    name: 'sms-20261122.xml',
    path: `${home}/Messages/sms-20261122.xml`,
    kind: 'sms',
    present: true,
    items: 310,
    state: 'watching',
    done: 310,
    total: 310,
    last_indexed: '2026-11-22T20:10:00-05:00',
    failures: [],
  },
  {
    id: 4,
    name: 'WhatsApp Chat with Basin Four.txt',
    path: '/media/judith/STICK/WhatsApp Chat with Basin Four.txt',
    kind: 'whatsapp',
    present: false,
    items: 250,
    state: 'absent',
    done: 250,
    total: 250,
    last_indexed: '2026-11-21T19:00:00-05:00',
    failures: [],
  },
];

export const facets: Facets = {
  kinds: [
    { kind: 'note', items: 83 },
    { kind: 'mail', items: 211 },
    { kind: 'message', items: 560 },
  ],
  people: [
    { name: 'Judith Ketterer', items: 402 },
    { name: 'Dev Raman', items: 121 },
    { name: 'Anna Lindgren', items: 64 },
    { name: 'Renate Ketterer', items: 57 },
    { name: 'Toby Ketterer', items: 22 },
    { name: 'Colleen Dacey', items: 41 },
    { name: 'Sheila Brophy', items: 9 },
    { name: 'Delmar Airlines', items: 4 },
  ],
  sources: sources.map(({ id, name }) => ({ id, name })),
};

export const recognised: Record<string, Recognised[]> = {
  folders: [
    { path: `${home}/Notes`, name: 'Notes', kind: 'notes', items: 83, bytes: 211_000, problem: null },
    { path: `${home}/Mail`, name: 'Mail', kind: 'mbox', items: 211, bytes: 9_400_000, problem: null },
  ],
  files: [
    {
      path: `${home}/Messages/WhatsApp Chat with Basin Four.txt`,
      name: 'WhatsApp Chat with Basin Four.txt',
      kind: 'whatsapp',
      items: 250,
      bytes: 41_000,
      problem: null,
    },
    {
      path: `${home}/Pictures/roof.jpg`,
      name: 'roof.jpg',
      kind: null,
      items: 0,
      bytes: 2_100_000,
      problem: 'Inglenook does not read pictures.',
    },
  ],
};

export const questions: PastQuestion[] = [
  {
    id: 5,
    asked_at: '2026-11-23T08:12:00-05:00',
    question: 'What did Sheila quote for the roof?',
    answered: true,
    answer: '$4,350 all in, half of it when they start. [1]',
  },
  {
    id: 4,
    asked_at: '2026-11-22T21:40:00-05:00',
    question: 'Who cannot eat shellfish?',
    answered: true,
    answer: 'Ruben. [1]',
  },
  {
    id: 3,
    asked_at: '2026-11-20T07:31:00-05:00',
    question: 'What is the password of the cabin’s wifi?',
    answered: false,
    answer: 'I checked 4 items; none of them has the answer.',
  },
  {
    id: 2,
    asked_at: '2026-10-30T18:05:00-04:00',
    question: 'When does Mina’s school close for Thanksgiving?',
    answered: true,
    answer: 'On Wednesday 25 November, at noon. [2]',
  },
];

export const models: ModelState[] = [
  {
    name: 'qwen2_5-coder-1_5b',
    path: `${home}/.local/share/inglenook-models/qwen2_5-coder-1_5b/model.gguf`,
    bytes: 1_117_000_000,
    quantization: 'Q4_K_M',
    parameters: '1.5B',
    family: 'qwen2',
    memory_needed: 2_300_000_000,
    tokens_per_s: 14.2,
    problem: null,
    chosen: true,
  },
  {
    name: 'granite-3_3-2b-instruct',
    path: `${home}/.local/share/inglenook-models/granite-3_3-2b-instruct/model.gguf`,
    bytes: 1_545_000_000,
    quantization: 'Q4_K_M',
    parameters: '2.5B',
    family: 'granite',
    memory_needed: 3_100_000_000,
    tokens_per_s: null,
    problem: null,
    chosen: false,
  },
  {
    name: 'half-a-download',
    path: `${home}/.local/share/inglenook-models/half-a-download/model.gguf`,
    bytes: 402_000_000,
    quantization: '',
    parameters: '',
    family: '',
    memory_needed: 0,
    tokens_per_s: null,
    problem:
      'The file ends before its last tensor: it was not copied or downloaded to the end. Fetch it again.',
    chosen: false,
  },
];

export const preferences: Preferences = {
  pause_on_battery: true,
  stay_seconds: 90,
  shortcut: 'Ctrl+Alt+Space',
  theme: 'system',
  follow_ups: true,
};

export const probes: Probe[] = [
  { way: 'Open a network connection of any kind', tried: 184, refused: 184, by: 'the kernel (seccomp)' },
  { way: 'Make a pair of connected sockets', tried: 46, refused: 46, by: 'the kernel (seccomp)' },
  { way: 'Reach the network through io_uring', tried: 3, refused: 3, by: 'the kernel (seccomp)' },
  { way: 'Connect to this very computer', tried: 1, refused: 1, by: 'the kernel (Landlock)' },
  { way: 'Read the memory of other programs', tried: 4, refused: 4, by: 'the kernel (seccomp)' },
  { way: 'Let another program look up a name', tried: 2, refused: 2, by: 'the kernel (seccomp)' },
];

/** What the engine makes of a letter about the roof. */
export const handedOff = (question: string): HandOff => ({
  question,
  text: `Names, numbers, addresses and dates below are replaced by placeholders such as [PERSON-1] or [AMOUNT-2]. The same placeholder always stands for the same thing; [PERSON-1-FIRST] is the first name of [PERSON-1]. Write every placeholder exactly as it is, in its brackets, and do not guess what it stands for. Answer in the language of the task, from the pieces below alone.

Task: Write a letter of thanks to [PERSON-1-FIRST]

What my notes, mail and messages say, oldest first:

--- Estimate for the roof | from [PERSON-1] | [DATE-1]
[AMOUNT-1] all in, half when we start. The flashing by the chimney is the worst of it.

--- Re: Estimate for the roof | from [PERSON-2] | [DATE-2]
Thank you, [PERSON-1-FIRST]. Come on [DATE-3] at [TIME-1]; the key is with [NAME-1] next door.
`,
  placeholders: [
    { placeholder: '[PERSON-1-FIRST]', value: 'Colm' },
    { placeholder: '[PERSON-1]', value: 'Colm Brophy' },
    { placeholder: '[DATE-1]', value: '12 June 2026' },
    { placeholder: '[AMOUNT-1]', value: '$4,350' },
    { placeholder: '[PERSON-2]', value: 'Judith Weidner' },
    { placeholder: '[DATE-2]', value: '13 June 2026' },
    { placeholder: '[DATE-3]', value: '2 July' },
    { placeholder: '[TIME-1]', value: '8 am' },
    { placeholder: '[NAME-1]', value: 'Ferreira' },
  ],
  evidence: [],
  notes: [],
});
