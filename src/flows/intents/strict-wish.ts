/** Verbs that nobody uses of a shop's wares, list or bill; with "data" also those that mean to take away. */
const DELETE = 'delet\\w*|delte|dlete|deleet|detele|delit|dilit|dlt|deleat|erase|erased|erasing|erasure|डिलीट|डिलिट|डीलीट|डिलेट'
const AWAY = `${DELETE}|remove|removed|removing|wipe|purge|mita\\w*|hata\\w*|मिटा[^ ]*|हटा[^ ]*|hatv\\w*|हटव[^ ]*|मिटव[^ ]*|mitva\\w*|pusa|pusun|पुसा|पुसून|kadhun ta\\w*|काढून टा[^ ]*|नष्ट`
const DATA = '(?:data|datas|datta|deta|daata|dataa|डेटा|डाटा|chat history|personal information|personal info)'
/** "Data" of a phone or a plan, which a shop sells. */
const WARES = '(?: (?:pack|packs|cable|cables|card|plan|entry|sheet|balance|recharge|recovery|wale|wala|पैक))'
const SELF =
  'my|mine|me|i|of|all|the|any|this|whole|entire|full|our|personal|whatsapp|ko|ka|sara|saara|sab|pura|poora|apna|mera|maza|majha|mazha|sagla|sarv|please|pls|plz|is|was|not|be|should|to|ye|yeh|मेरा|अपना|सारा|सब|पूरा|को|माझा|सगळा|सर्व|कृपया'
const BETWEEN = `(?: (?:${SELF})){0,5}`
const edge = (pattern: string) => new RegExp(`(?:^| )(?:${pattern})(?= |$)`, 'u')

const verbFirst = edge(`(?:${AWAY})${BETWEEN} ${DATA}(?!${WARES})`)
const dataFirst = edge(`${DATA}(?!${WARES})${BETWEEN} (?:${AWAY})`)
const chatFirst = edge(`(?:this|yeh|ye|यह|ये|he|हे) (?:whole )?(?:chat|चैट|चॅट)(?: ko)? (?:${DELETE})`)
const chatLast = edge(`(?:${DELETE})(?: my| the)? (?:this|yeh|ye) (?:whole )?chat`)
const literalVerb = edge(DELETE)
const literalData = edge(`${DATA}(?!${WARES})|deletion`)

/** Whether a normalised text has a verb of deleting side by side with "data" or "this chat"; a word of the speaker's own may stand between. */
export function namesOwnData(plain: string): boolean {
  return [verbFirst, dataFirst, chatFirst, chatLast].some((pattern) => pattern.test(plain))
}

/** Whether both "data" and "delete" stand in it literally, wherever. */
export function speaksOfDeletion(plain: string): boolean {
  return literalVerb.test(plain) && literalData.test(plain)
}
