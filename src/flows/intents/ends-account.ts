/** "Close my CallMissed account", "callmissed account band karo": said with its name, because every shop has accounts. */
const CLOSES_ACCOUNT =
  /^(?=.*(?:callmissed|call missed|कॉलमिस्ड))(?=.*(?:account|खाता|खाते|खातं|khata|khate|अकाउंट))(?=.*(?:^| )(?:close|closing|shut|shut down|cancel|terminate|deactivate|band|bandh|बंद)(?: |$))/u
/** The same of an account that is not named: there is more than one way to go on, and help tells it. */
const ENDS_ACCOUNT =
  /^(?=.*(?:^| )(?:account|khata|khate|खाता|खाते|खातं|अकाउंट)(?: |$))(?=.*(?:^| )(?:close|closing|shut|terminate|deactivate|disable|band|bandh|बंद)(?: |$))/u

export const closesOurs = (plain: string) => CLOSES_ACCOUNT.test(plain)
export const endsAccount = (plain: string) => ENDS_ACCOUNT.test(plain)
