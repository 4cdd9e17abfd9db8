import type { Language } from '../language.ts'

/** Function words that tell the languages apart, as `normalise` leaves them; words common to two of them stand in none. */
const words: Record<Language, string> = {
  en: `my the please is are you your what want i dont of and to for me from this about how it with not have
    can will never all talk who has have was were will`,
  hi: `है हैं हूं हो मेरा मेरी मेरे मुझे मुझको करो कर करें करिए कीजिए दो दें दीजिए को की के में से नहीं नही मत क्या आप और हटाओ हटा मिटा मिटाओ
    मिटाइए हटाइए रहने गया गई चाहिए अपना अपनी अपने यह ये वह हां जी कुछ सब बंद कैसे हिंदी हिन्दी शिकायत किसी दुकान वापस
    mera meri mere mujhe karo kardo krdo kar kr karna kariye kijiye hai hain hata hatao mita mitao mitado hatado aap
    apna apni apne chahiye rakho rehne rahne gaya kya nahin mat haan hindi hua dijiye bhejo wapas mujhko sab ko ka ki`,
  mr: `आहे आहेत माझा माझी माझे माझं माझ्या मला करा नको नका काढून काढा टाका पुसून पाहिजे हवे हवं हवी तुम्ही आणि काय कसे कसं होय
    ठेवा राहू द्या पाठवू झाला झालं झाले कधी नाही दाखवा मराठी सगळं सगळे सगळी माहिती तक्रार बोलायचं मदत चालेल कोणती थांबवा
    maza majha mazha mazi majhi mazhi maze majhe mala kara kadhun kadha kadhave taka pusun nako naka aahe ahe pahije
    mahiti havi tumhi kay theva rahu dya zala jhala zale jhale kadhi marathi sagla takrar bolayche madat majhya mazya`,
}

const sets = new Map<Language, Set<string>>()
for (const [language, list] of Object.entries(words)) sets.set(language as Language, new Set(list.split(/\s+/)))

/** How many words of a normalised text belong to each language alone. */
export function scores(text: string): Record<Language, number> {
  const tokens = text.split(' ')
  const count = (language: Language) => tokens.filter((token) => sets.get(language)?.has(token)).length
  return { en: count('en'), hi: count('hi'), mr: count('mr') }
}
