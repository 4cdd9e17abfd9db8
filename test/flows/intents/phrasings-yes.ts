/** A yes with its verb, and nothing that is named. */
export const yesWithVerb = `haan delete kar do | हां डिलीट कर दो | yes please delete it | ok please delete it | yes delete it now | हो डिलीट करून टाका | haan bhai delete kar do | haan ji delete kar dijiye
  | ha bhai delete kr do yaar | yes, please delete it now | ok delete it please | yes please delete | haan haan delete karo | ho kadhun taka lagech | thik hai delete kar do | हाँ भाई डिलीट कर दो | yes remove it please | sure delete it
  | please yes delete it | haan mita do bhai | theek hai hata do | ho delete kara`

/** Said to whoever reads it, with a call and no yes. */
export const called = `arre bhai delete karo | plz bhai delete karo | please delete kar do bhai jaldi | अरे भाई डिलीट कर दो | oh bhai delete kar do please`

/** The same words, with what makes them something else. */
export const noYes = `haan delete mat karo | haan bhai ka data delete karo | haan bhai ne bola delete karo | haan order delete kar do | haan delete ho gaya? | yes delete my mother's data | haan delete na karo | yes deleted? | haan delete ho gaya
  | yes delete my photo | ok delete the order | haan photo delete kar do | yes dont delete it | ho delete karu naka | plz bhai ka number delete karo | arre bhai ne delete kiya`
