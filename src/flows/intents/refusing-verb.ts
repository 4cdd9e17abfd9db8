/** The languages of the south write the no onto the verb: "pannidadhinga", "తొలగించకు", "ಹಾಕಬೇಡಿ", "ആക്കണ്ട". */
const SAYS_NO = new RegExp(
  [
    '(?:pann|seiy|seyy|azhi|ali|neek|thooki)\\S*a(?:(?:dh|th)(?:[ie]+n?g\\S*|[ae])|d[ie]+n?g\\S*)',
    '(?:பண்|செய்|செஞ்|அழி|நீக்|எடு|துடை|தூக்)\\S*(?:ாதீ\\S*|ாதி\\S*|ாதே|ாத|வேண்டாம்|வேணாம்|கூடாது)',
    '(?:chey|ches|tees|thees|tis|this|tholagin|tolagin|cherip)\\S*(?:ak[au]|akandi|o+dd?h?u|add?h?u|vaddh?u|kudadu|koodadu)',
    '(?:చేయ|చెయ్య|చేసే|చేసె|తొలగించ|తొలిగించ|తీసే|తీసె|తీసివేయ|చెరిపే|చెరిపె|తుడిచే|తుడిచె)\\S*(?:కు|కండి|ద్దు|కూడదు|రాదు)',
    '(?:mad|maad|hak|haak|tege|tegi|alis|agab)\\S*(?:by?[ea]+d(?:i|a|ri)|bardu|baradu|kudadu|koodadu)',
    '(?:ಮಾಡ|ಹಾಕ|ತೆಗ|ಅಳಿಸ|ಆಗ)\\S*(?:ಬೇಡ|ಬೇಡಿ|ಬ್ಯಾಡ|ಬೇಡ್ರಿ|ಬಾರದು|ಬಾರ್ದು|ಕೂಡದು|ದಿರಿ)',
    '(?:cheyy?|cheyth|a+kk|a+v|maykk|maych|kalay|neekk|ozhivakk)\\S*(?:aruth[ue]?|alle(?:da)?|[ae]nda+|endathilla)',
    '(?:ചെയ്യ|ചെയ്തേ|ആക്ക|ആവ|മായ്|കളയ|നീക്ക|ഒഴിവാക്ക)\\S*(?:രുത്|രുതേ|ല്ലേ|ണ്ട|ണ്ടാ|ണ്ടതില്ല)',
  ]
    .map((each) => `^${each}$`.normalize('NFC'))
    .join('|'),
  'u',
)

/** Whether a word beside a verb of erasing is that verb, or its helper, with a no in it. */
export const isRefusingVerb = (word: string) => SAYS_NO.test(word)
