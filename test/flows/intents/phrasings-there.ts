/** Stops of a deletion under way, as they come in a shop's chat, orders and invoices among them. */
export const stopsThere = `mera data rahne do | mera data rakho | i want to keep my data | mera data wapas karo | restore my data | galti se ho gaya delete mat karo | mera man badal gaya delete mat karo | i pressed delete by mistake
  | dont delete anything | mera order aana baki hai data delete mat karo | i need my invoice please dont delete my data | mera data safe rakho | i still need my data | kuch delete mat karo | order ki details hai data delete mat karo
  | let my data be | leave my data alone | मेरा डेटा संभाल के रखो | मला माझा डेटा हवा आहे | माझा डेटा ठेवा | mera refund baki hai mera data delete mat karo`

/** A request named, and nothing else, that shall not go on. */
export const requestStops = `cancel my request | cancel request | stop my request | please cancel my request | withdraw my request | i withdraw my request | i want to withdraw my request | take back my request | take my request back | stop the process
  | stop this process | stop the request | close my request | cancel my delete request | delete my deletion request | remove my delete request | delete request hata do | request wapas lo | request wapas leni hai | meri request cancel kar do | request band karo
  | request radd karo | process rok do | process band karo | मेरी रिक्वेस्ट कैंसिल करो | मेरा अनुरोध रद्द करो | माझी विनंती रद्द करा | रिक्वेस्ट मागे घ्या`

/** Of a request that is the business's, or that shall go on. */
export const noRequestStops = `cancel my order request | do not cancel my request | you cannot reject my request | why did you stop the process | cancel my return request | request cancel mat karo | mera data pack rakho | my data plan please`
