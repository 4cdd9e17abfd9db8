/** The words of a name: `customerMobileNo` and `customer_mobile_no` alike, in small letters, plurals cut. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .flatMap((word) => (word === '' ? [] : [singular(word.toLowerCase())]))
}

function singular(word: string): string {
  if (/(ss|us|is)$/.test(word) || word.length < 4) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.replace(/(?<=(x|ch|sh))es$|s$/, '')
}

const dictionary = {
  phone: 'phone mobile mob msisdn whatsapp wa tel telephone cell cellphone landline phoneno mobileno contactno',
  email: 'email mail emailid mailid',
  userId: 'bsuid waid psid',
  personal:
    'name firstname lastname fullname surname fname lname middle nickname father mother spouse guardian nominee address addr street landmark city village district pin pincode zip postcode postal birth dob birthday age gender sex religion caste blood allergy diagnosis symptom prescription medical disease aadhaar aadhar uidai pan passport voter licence license gstin ifsc upi vpa iban lat latitude lng lon long longitude location geo ip useragent agent device fingerprint avatar salary income signature biometric occupation photo',
  content:
    'body message msg text content note comment remark description subject title summary transcript caption feedback review reply answer question query payload raw request response metadata meta data detail variable prompt instruction complaint reason error chat history log snapshot before after diff extra',
  blob: 'media file recording audio voice image attachment document blob upload object picture video',
  secret: 'token secret password passwd pwd hash salt otp pin2fa totp credential apikey privatekey cookie session signature',
  fixed:
    'status state type kind currency language lang locale country category channel direction timezone unit plan role priority level mode method provider version gateway format mime source platform tier stage severity gender2 event action',
  amount:
    'amount total price cost tax gst qty quantity count number size duration second minute rating score token position sequence',
  tenant:
    'tenant organisation organization org business merchant company workspace clinic hospital shop store branch seller vendor franchise brand agency school institute account',
  staff: 'staff user employee admin agent doctor nurse operator teacher driver member manager cashier clerk owner',
  eitherSide: 'user member agent owner driver',
  customer:
    'customer client patient contact lead subscriber guest buyer consumer student person people profile recipient caller visitor passenger',
  billing: 'invoice bill billing payment receipt refund transaction ledger gst creditnote settlement voucher',
  security: 'audit access security login',
  message: 'message chat note conversation sms',
  call: 'call recording voice',
  side: 'direction sender role side author from incoming inbound',
} as const

export type WordKind = keyof typeof dictionary

const sets = new Map<WordKind, ReadonlySet<string>>(
  (Object.keys(dictionary) as WordKind[]).map((kind) => [kind, new Set(dictionary[kind].split(' '))]),
)

/** The first word of the name that is of this kind. */
export function wordOf(kind: WordKind, name: string): string | undefined {
  const words = wordsOf(name)
  // Words written together or with a blank between them: mobile_no, contact no.
  const pairs = words.slice(1).map((word, i) => `${words[i]}${word}`)
  return [...pairs, ...words].find((word) => sets.get(kind)?.has(word))
}

/** Some word of the name is of any kind. */
export const isKnown = (name: string): boolean => [...sets.keys()].some((kind) => wordOf(kind, name) !== undefined)

/** Words beside those of any kind in the headings of forms: "Your Mobile No. 2". */
const headings = new Set(
  'no id of or and for the your alternate alternative primary secondary second other registered emergency 1 2 3'.split(' '),
)

/** The name is of such words throughout, in Latin letters. */
export function isKnownThroughout(name: string): boolean {
  const words = wordsOf(name)
  const isWord = (word: string, i: number) =>
    headings.has(word) || [word, `${words[i - 1] ?? ''}${word}`, `${word}${words[i + 1] ?? ''}`].some(isKnown)
  return isKnown(name) && !/(?![A-Za-z])\p{L}/u.test(name) && words.every(isWord)
}
