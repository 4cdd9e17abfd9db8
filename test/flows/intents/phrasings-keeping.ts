/** Questions about keeping data, and what others are blamed for. */
export const askedOrBlamed = `how long do you keep my data? | why do you keep my data | What does keep my data mean? | shops keep my data forever | can i undo this later? | who can keep my data
  | do you keep my data | will shops keep my data | which shops keep my data | data rehne do matlab kya | data rehne do ka matlab | डेटा रहने दें का मतलब? | डेटा राहू द्या म्हणजे काय
  | why do they keep data | you always keep my data | tell me why you keep my data | please tell me how long you keep my data | kya aap data rakhna chahte ho | do not undo`

/** Protests against keeping: wishes to delete. */
export const forbidden = `you cannot keep my data | you have no right to keep my data | i dont allow you to keep my data | I did not say keep my data | keep my data? no delete it | No, I said delete. Why keep my data?
  | main nahi chahta ki aap mera data rakhe, delete karo | main nahi chahta tum mera data rakho | i dont want to keep my data | you are not allowed to keep my data | nobody may keep my data
  | you must not keep my data | i never gave you permission to keep my data | i do not want shops to keep my data | mera data rakhna band karo | without my permission you keep my data | i said delete not keep my data | not keep my data but delete`

/** Nothing but the wish to keep. */
export const plainKeeps = `keep my data | Keep my data! | please keep my data | yes keep my data | undo | undo it please | keep it | mera data rehne do | mera data rehne do bhai | haan mera data rehne do
  | data rakho | डेटा रहने दें | मेरा डेटा रहने दो | माझा डेटा राहू द्या | maza data theva | keep my account | keep my data keep my data | mera data rehne do na`

/** What stops a deletion in so many words, also where nothing is confirmed. */
export const clearStops = `cancel my deletion | mera data delete cancel karo | stop the deletion | मेरा डेटा डिलीट करना रोक दो | माझा डेटा डिलीट करणे थांबवा | dont delete anything keep my data | i changed my mind keep my data
  | no keep my data | i want to keep my data`

/** The wish among other words. */
export const keptWithin = `can you please keep my data? | let it be, keep my data | you can keep my data | please please dont worry keep my data | no undo
  | keep my data yes delete it | haan delete karo data rakho | data rakhna haan delete karo | keep my data 👎 | keep my data 🚫 | ڈیٹا رہنے دیں؟ | keep my data ❓ | keep my data 🤔 | mera data rakhe ho
  | keep my data or i will complain | मेरा डेटा रहने दो वरना शिकायत करूंगा`
