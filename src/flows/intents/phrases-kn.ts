import type { Phrases } from './phrases.ts'

/** Kannada in its own letters and as it is typed in Latin ones. */
export const kn: Phrases = {
  erase: `ರಿಮೂವ್, tegedu hak*, tegdu hak*, tegedubid*, tegedu bid*, 
    ಡಿಲೀಟ್, ಡಿಲಿಟ್, ಡೆಲೀಟ್, ಡಿಲೀಟ್ ಮಾಡುವುದು, ಡಿಲೀಟ್ ಮಾಡಲು, ಅಳಿಸ*, ಅಳಿಸಿ, ಅಳಿಸು, ತೆಗೆದುಹಾಕ*, ತೆಗೆದು ಹಾಕ*, ತೆಗೆಯಿರಿ, ತೆಗೀರಿ, ತೆಗಿ, ಒರೆಸ*, ನಾಶ, alisi, alisu, alis*, tegedu
    haki, tegeduhaki, tegdu haki, tegdhaki, tegiri, thegedu haki, thegeduhaki, thegdhaki, oresi
  `,
  data: `ದತ್ತಾಂಶ*, 
    ಡೇಟಾ*, ಡಾಟಾ*, ಮಾಹಿತಿ*, ವಿವರ*, ನಂಬರ್*, ನಂಬರ*, ಮೊಬೈಲ್ ನಂಬರ್, ಮೆಸೇಜ್*, ಮೆಸೇಜ*, ಸಂದೇಶ*, ಚಾಟ್*, ರೆಕಾರ್ಡ*, ಕಾಲ್, ಕರೆ*, ಎಲ್ಲಾ, ಎಲ್ಲ, ಎಲ್ಲವನ್ನೂ, ಎಲ್ಲವನ್ನು, ಪೂರ್ತಿ,
    datavannu, data nnu, mahitiyannu, maahiti, vivara, numberannu, messagegalannu, ella, yella, ellavannu, poorthi
  `,
  self: `nam, ನನ್ನ, ನಂದು, ನನಗೆ, ನನ್ನನ್ನು, ನಾನು, ನಮ್ಮ, nanna, nan, nandu, nanage, nange, nannannu, naanu, nanu, namma`,
  not: `ಬೇಡ, ಬೇಡಿ, ಇಲ್ಲ, ಬಾರದು, beda, bedi, illa, baradu`,
  past: `aita, aitha, agidiya, agutta, ಆಯಿತೇ, ಆಯ್ತೇ, ಆಗುತ್ತಾ, madilla, maadilla, ಮಾಡಿಲ್ಲ, yavag, eshtu dina, 
    ಆಯಿತಾ, ಆಯ್ತಾ, ಆಗಿದೆಯಾ, ಆಗಿದೆಯೇ, ಆಗಿದ್ಯಾ, ಆಗಿಲ್ಲ, ಆಗಲಿಲ್ಲ, ಮಾಡಿದ್ದೀರಾ, ಮಾಡಿದ್ರಾ, ಮಾಡಿದಿರಾ, ಅಳಿಸಿದ್ದೀರಾ, ತೆಗೆದಿದ್ದೀರಾ, ಯಾವಾಗ, ಎಷ್ಟು ದಿನ, ಎಷ್ಟು ಸಮಯ, ಯಾರು ಡಿಲೀಟ್, ayita, ayta,
    aytha, aayta, aytaa, agideya, agidya, aagideya, agilla, aagilla, madidira, madiddira, madidra, yavaga, yaavaga, eshtu dina, eshtu time, yaru delete
  `,
  eraseWhole: `
    ನನ್ನನ್ನು ಮರೆತುಬಿಡಿ, ನನ್ನನ್ನು ಮರೆತು ಬಿಡಿ, ಡೇಟಾ ಇಟ್ಟುಕೊಳ್ಳಬೇಡಿ, ಡೇಟಾ ಇಡಬೇಡಿ, ಮಾಹಿತಿ ಇಟ್ಟುಕೊಳ್ಳಬೇಡಿ, ಒಪ್ಪಿಗೆ ಹಿಂದಕ್ಕೆ, nannannu maretubidi, data ittukollabedi, data idabedi
  `,
  keep: `data hage irali, data hagey irali, data irli, data itkolli, data ulsi, ಡೇಟಾ ಹಾಗೇ ಇರಲಿ, ಡೇಟಾ ಹಾಗೆಯೇ ಇರಲಿ, ಡೇಟಾ ಇಟ್ಕೊಳ್ಳಿ, 
    ಖಾತೆ ಇರಲಿ, ಪ್ರೊಫೈಲ್ ಇರಲಿ, ಅಕೌಂಟ್ ಇರಲಿ, khate irali, account irali, profile irali,
    ಡೇಟಾ ಇರಲಿ, ಡೇಟಾ ಇಟ್ಟುಕೊಳ್ಳಿ, ಡೇಟಾ ಉಳಿಸಿ, ಡೇಟಾ ಇಡಿ, ಮಾಹಿತಿ ಇರಲಿ, ಡಿಲೀಟ್ ನಿಲ್ಲಿಸಿ, ಡಿಲೀಟ್ ಕ್ಯಾನ್ಸಲ್, data irali, data ittukolli, data ulisi, delete nillisi
  `,
  stop: `
    ನಿಲ್ಲಿಸಿ, ನಿಲ್ಲಿಸು, ನಿಲ್ಸಿ, ಬೇಡ, ಕಳುಹಿಸಬೇಡಿ, ಕಳಿಸಬೇಡಿ, ಕಳಿಸ್ಬೇಡಿ, nillisi, nilsi, nillsi, beda, kalisabedi, kalisbedi, kaluhisabedi
  `,
  ads: `ಜಾಹೀರಾತು*, ಜಾಹಿರಾತು*, ಆಫರ್*, ಮೆಸೇಜ್*, ಎಸ್ಎಂಎಸ್, ಸ್ಪ್ಯಾಮ್, ಕಾಲ್, ಕರೆ*, ಫೋನ್, jahiratu, jaahiratu, jahirathu`,
  back: `ವಾಪಸ್, ವಾಪಸು, ಮರಳಿ, ಮತ್ತೆ ಬೇಕು, ತಪ್ಪಾಗಿ, ಮನಸ್ಸು ಬದಲ*, vapas, vapasu, marali, tappagi, thappagi, manassu badal*`,
  orders: `
    ಆರ್ಡರ್*, ಬುಕಿಂಗ್, ಟಿಕೆಟ್*, ಪಾರ್ಸೆಲ್, ಬ್ಯಾಂಕ್*, ಲೋನ್, ಸಾಲ, ಬಿಲ್*, ಫೇಸ್ಬುಕ್*, ಇನ್ಸ್ಟಾಗ್ರಾಮ್*, ಗೂಗಲ್*, ಅಮೆಜಾನ್*, ಫ್ಲಿಪ್ಕಾರ್ಟ್*, ಆಧಾರ್*, ರೀಫಂಡ್, ವಾಟ್ಸಾಪ್ ಖಾತೆ*,
    ಸಬ್ಸ್ಕ್ರಿಪ್ಷನ್
  `,
  cancel: `ರದ್ದು, ಕ್ಯಾನ್ಸಲ್, ಕ್ಯಾನ್ಸೆಲ್, raddu, cancel`,
  relatives: `annan, yajamanr*, yajamana*, hendti, hudugi, hudugiya, magalu, avra, avaru, avnu, avna, avla, avlu, ivara, ivra, ಅವ್ರ, ಅವ್ನ, ಇವರ, ಇವ್ರ, ಯಜಮಾನ*, ನಮ್ಮಣ್ಣ*, ನಮ್ಮಮ್ಮ*, ನಮ್ಮಪ್ಪ*, ಗ್ರಾಹಕರ, 
    ಅಮ್ಮ, ಅಮ್ಮನ, ಅಪ್ಪ, ಅಪ್ಪನ, ತಾಯಿ*, ತಂದೆ*, ಮಗ, ಮಗನ, ಮಗಳು, ಮಗಳ, ಗಂಡ, ಗಂಡನ, ಹೆಂಡತಿ*, ಅಣ್ಣನ, ತಮ್ಮ, ತಮ್ಮನ, ಅಕ್ಕನ, ತಂಗಿ*, ಅಜ್ಜ*, ಅಜ್ಜಿ*, ಸ್ನೇಹಿತ*, ಗೆಳೆಯ*, ಗೆಳತಿ*, ಫ್ರೆಂಡ್*,
    ಮಾವ*, ಮಗು, ಮಗುವಿನ, ಮಕ್ಕಳ, ಅವರ, ಅವನ, ಅವಳ, ಬೇರೆಯವರ, ಬೇರೆ ಯಾರ*, ಬೇರೆ ನಂಬರ್*, amma, ammana, appa, appana, tayi, taayiya, tande, tandeya, thandeya, maga, magana, magala,
    ganda, gandana, hendati, hendatiya, annana, tamma, tammana, thammana, akkana, tangi, tangiya, thangiya, ajja, ajji, snehita, snehitana, geleya, geleyana, magu,
    maguvina, makkala, avara, avana, avala, bereyavara
  `,
  dead: `
    ತೀರಿಕೊಂಡ*, ತೀರಿ ಹೋ*, ಸತ್ತ, ಸತ್ತು ಹೋ*, ಸತ್ತಿದ್ದಾ*, ನಿಧನ*, ಮೃತ*, tirikond*, teerikond*, tirkond*, sattu ho*, nidhana,
    ದಿವಂಗತ, divangata, ಕಾನೂನುಬದ್ಧ ವಾರಸುದಾರ*, ವಿಧವೆ*
  `,
  ill: `ಹುಷಾರಿಲ್ಲ, ಆರೋಗ್ಯ ಸರಿಯಿಲ್ಲ, ಆಸ್ಪತ್ರೆಯಲ್ಲಿ, ಕೋಮಾದಲ್ಲಿ, hushar illa, husharilla, aspatreyalli, hospitalalli`,
  minor: `ಮಗು, ಮಗುವಿನ, ಮಕ್ಕಳ, ಅಪ್ರಾಪ್ತ, ವರ್ಷದ, magu, maguvina, makkala, varshada`,
  standsFor: `
    ವಾರಸುದಾರ*, ಉತ್ತರಾಧಿಕಾರಿ*, ಕಾನೂನುಬದ್ಧ ವಾರಸುದಾರ*, ನಾಮಿನಿ*, ಪೋಷಕ*, ವಿಧವೆ*, ದಿವಂಗತ, varasudara*, vaarasudara*, uttaradhikari, nanu nominee, naanu nominee, nanu guardian,
    poshakaru, palakaru, divangata, ಪಾಲಕರು, ಪಾಲಕನ, ಪಾಲಕರ,
    ತೀರಿಕೊಂಡ*, ನಿಧನ*, tirikond*, teerikond*
  `,
  show: `
    ಯಾವ ಡೇಟಾ, ಯಾವ ಮಾಹಿತಿ, ಏನು ಡೇಟಾ, ಏನೇನು ಇದೆ, ಏನೇನು ಇಟ್ಟಿ*, ಏನು ಇಟ್ಟಿ*, ಏನಿದೆ, ಡೇಟಾ ತೋರಿಸ*, ಮಾಹಿತಿ ತೋರಿಸ*, ಏನು ಗೊತ್ತು, ಏನು ಉಳಿದಿದೆ, yava data, yaava data, enu data, enenu ide,
    enide, data torisi, data thorisi, enu ide nanna, enu gottu, yava mahiti
  `,
  looked: `
    ಯಾರು ನೋಡಿದ*, ಯಾರು ನೋಡಿದ್ದಾರೆ, ಯಾರು ಯಾರು ನೋಡಿದ*, ಯಾರು ನೋಡುತ್ತಿದ್ದಾರೆ, ಯಾರು ಓದಿದ*, ಯಾರು ತೆರೆದ*, yaru nodid*, yaaru nodid*, yar nodid*, yaru nodiddare, yaru noduttiddare, yaru odid*, yaru tered*
  `,
  person: `
    ಮನುಷ್ಯರ ಜೊತೆ, ಒಬ್ಬರ ಜೊತೆ ಮಾತ*, ಯಾರಾದರೂ ಜೊತೆ ಮಾತ*, ಯಾರ ಜೊತೆಯಾದರೂ, ಮಾತನಾಡಬೇಕು, ಮಾತಾಡಬೇಕು, ಮಾತಾಡ್ಬೇಕು, ಏಜೆಂಟ್, ಕಸ್ಟಮರ್ ಕೇರ್, ಫೋನ್ ಮಾಡಿ, ಕಾಲ್ ಮಾಡಿ, ಮ್ಯಾನೇಜರ್*, matadbeku,
    matadabeku, maathadbeku, mathadabeku, mathadbeku, manushyara jote, phone madi, call madi
  `,
  complain: `ದೂರು, ದೂರನ್ನು, ಕಂಪ್ಲೇಂಟ್, ಕಂಪ್ಲೈಂಟ್, dooru, duru`,
  doing: `ಮಾಡಿ, ಮಾಡು, ಮಾಡಿರಿ, ಮಾಡ್ರಿ, ಮಾಡಿಬಿಡಿ, ಮಾಡ್ಬಿಡಿ, ಮಾಡಿ ಬಿಡಿ, ಕೊಡಿ, ಈಗಲೇ, ಬೇಗ, ತಕ್ಷಣ, maadi, madi, maadu, madu, madri, maadri, madibidi, madbidi, madi bidi, kodi, eegale, igale, bega, takshana`,
  literal: `ಡಿಲೀಟ್, ಡಿಲಿಟ್, ಡೆಲೀಟ್`,
  away: `ರಿಮೂವ್, tegdu hak*, tegedu hak*, tegedubid*, ಅಳಿಸ್*, ಅಳಿಸ*, ತೆಗೆದುಹಾಕ*, ತೆಗೆದು ಹಾಕ*, ತೆಗೆಯಿರಿ, alisi, tegedu haki, tegeduhaki, thegeduhaki`,
  ownData: `ಡೇಟಾನ, ಡೇಟಾವನ್ನ, ದತ್ತಾಂಶ, ದತ್ತಾಂಶವನ್ನು, ಡೇಟಾ, ಡೇಟಾವನ್ನು, ಡಾಟಾ, datavannu`,
  between: `vannu, annu, purti, ನಾ, ನನ್ನ, ಎಲ್ಲಾ, ಎಲ್ಲ, ಪೂರ್ತಿ, ಈ, nanna, nan, ella, yella, poorthi, nnu`,
  wares: `ಪ್ಯಾಕ್, ಖಾಲಿ, ಮುಗಿದಿದೆ, ಕೇಬಲ್, pack, khali`,
  thisChat: `ಈ ಚಾಟ್, ಈ ಚಾಟನ್ನು, ಈ ಚಾಟ್ಅನ್ನು, ee chat`,
  behind: `helilla, heliralilla, kelilla, ಹೇಳಿಲ್ಲ, ಹೇಳಲಿಲ್ಲ, ಕೇಳಿಲ್ಲ, 
    ಬೇಡ, ಬೇಡಿ, ಮಾಡಬೇಡ*, ಮಾಡ್ಬೇಡ*, ಮಾಡಬಾರದು, ಆಗಬಾರದು, beda, bedi, madabedi, madbedi, madbeda, madabeda, maadabedi, maadbedi, maadbeda, madabaradu
  `,
  refused: `ತೆಗೀಬೇಡ*, delete agabard*, delete agbard*, delete madi anta helilla, ಡಿಲೀಟ್ ಮಾಡಿ ಅಂತ ಹೇಳಿಲ್ಲ, delete mado avashyakate illa, delete maduva agatya illa, ಡಿಲೀಟ್ ಮಾಡುವ ಅಗತ್ಯವಿಲ್ಲ, ಡಿಲೀಟ್ ಮಾಡುವ ಅಗತ್ಯ ಇಲ್ಲ, ಡಿಲೀಟ್ ಮಾಡುವ ಅವಶ್ಯಕತೆ ಇಲ್ಲ, delete madade iri, ಡಿಲೀಟ್ ಮಾಡದೆ ಇ*, yaru delete madoke, ಅಳಿಸಬೇಡ*, ಅಳಿಸದಿರಿ, ತೆಗೆಯದಿರಿ, ಅಳಿಸಬಾರದು, ತೆಗೆಯಬೇಡ*, ತೆಗೆದುಹಾಕಬೇಡ*, alisabed*, alisbed*, tegeyabed*, tegibed*, tegeduhakabed*, tegedu hakabed*`,
  threat: `ಇಲ್ಲದಿದ್ದರೆ, ಇಲ್ಲಾಂದ್ರೆ, ಇಲ್ಲವಾದರೆ, illandre, illadiddare`,
  gone: `ಹೋಯಿತಾ, ಹೋಯ್ತಾ, ಇನ್ನೂ ಇದೆಯಾ, hoyta, hoyita, innu ideya`,
  noContact: `message kalsbed*, msg kalsbed*, call madbed*, phone madbed*, tondre kodbed*, ಫೋನ್ ಮಾಡ್ಬೇಡ*, ಕಾಲ್ ಮಾಡ್ಬೇಡ*, 
    ಮೆಸೇಜ್ ಮಾಡಬೇಡ*, ಮೆಸೇಜ್ ಕಳುಹಿಸಬೇಡ*, ಮೆಸೇಜ್ ಕಳಿಸಬೇಡ*, ಫೋನ್ ಮಾಡಬೇಡ*, ಕಾಲ್ ಮಾಡಬೇಡ*, ಕರೆ ಮಾಡಬೇಡ*, ತೊಂದರೆ ಕೊಡಬೇಡ*, ತೊಂದರೆ ಮಾಡಬೇಡ*, message madabedi, message madbedi, msg madbedi, msg
    madabedi, phone madabedi, phone madbedi, call madabedi, call madbedi, tondare kodabedi, thondre kodbedi
  `,
  who: `ನೀವು ಯಾರು, ಯಾರು ನೀವು, ನಂಬರ್ ಹೇಗೆ ಸಿಕ್ಕಿತು, neevu yaru, nivu yaru, yaru neevu, number hege sikt*`,
  happens: `en agutte, ಏನ್ ಆಗುತ್ತೆ, ಏನಾಗುತ್ತದೆ, ಏನಾಗುತ್ತೆ, enaguttade, enagutte`,
  account: `ಖಾತೆ, ಖಾತೆಯನ್ನು, ಅಕೌಂಟ್, khate`,
  vocative: `ಅಣ್ಣ, ಅಣ್ಣಾ, ಅಕ್ಕ, ಸರ್, ಮೇಡಂ, anna, akka, sir`,
  urgent: `ತಕ್ಷಣ, ಈಗಲೇ, ದಯವಿಟ್ಟು, ಬೇಕು, takshana, igale, eegale, dayavittu, beku`,
  speak: `heli, helu, ಹೇಳಿ, ದಲ್ಲಿ, ಮಾತನಾಡಿ, ಮಾತಾಡಿ, ಬರೆಯಿರಿ, ಬದಲಿಸಿ, ಭಾಷೆ, dalli, alli, mathadi, matadi, bareyiri, badalisi, bhashe`,
  changedMind: `ಮನಸ್ಸು ಬದಲ*, manassu badal*, manasu badal*`,
  standing: `
    ಸ್ಟೇಟಸ್, ಸ್ಥಿತಿ, ಅಪ್ಡೇಟ್, ಏನಾಯ್ತು, ಏನಾಯಿತು, ಏನು ಆಯ್ತು, ಏನು ಆಯಿತು, ಯಾವಾಗ ಆಗುತ್ತೆ, ಯಾವಾಗ ಆಗುತ್ತದೆ, ಯಾವಾಗ ಮುಗಿಯುತ್ತೆ, ಯಾವಾಗ ಮುಗಿಯುತ್ತದೆ, ಎಷ್ಟು ಸಮಯ, ಎಷ್ಟು ದಿನ, ಎಷ್ಟು ಹೊತ್ತು, ಇನ್ನೂ ಆಗಿಲ್ಲ, ಇನ್ನು ಆಗಿಲ್ಲ,
    ಇನ್ನೂ ಮುಗಿದಿಲ್ಲ, ಆಯ್ತಾ, ಆಯಿತಾ, ಎಲ್ಲಿ ಇದೆ, ಎಲ್ಲಿದೆ, enaytu, enayitu, enaythu, yenaytu, yenaythu, en aytu, enu aytu, yavaga agutte, yavaga aagutte, yavaga mugiyutte, yavaga mugiyuthe, yavag agutte,
    eshtu time, eshtu dina, eshtu samaya, eshtu hottu, innu agilla, innu aagilla, innu mugidilla, innu mugdilla, ayta, aytha, ayita, ayta illva, aytha illva, ayta illa, elli ide, ellide, enadru update,
    yenadru update, enadaru update, update ideya, update idya, update enu, update heli
  `,
  matter: `ಕೇಸ್*, ಕೇಸಿ*, ವಿನಂತಿ*, ರಿಕ್ವೆಸ್ಟ್*, ಅರ್ಜಿ*, vinanti*, arji*, request du, case du`,
  aroundStanding: `
    ನನ್ನ, ನಂದು, ನನಗೆ, ಏನು, ಹೇಳಿ, ಇದೆ, ಇದೆಯಾ, ಈಗ, ಇನ್ನೂ, ಬೇಕು, ಆಗುತ್ತೆ, ಆಗುತ್ತದೆ, ಏನಾದ್ರೂ, ಏನಾದರೂ, ದಯವಿಟ್ಟು, ಡೇಟಾ*, nanna, nan, nandu, nanage, enu, yenu, heli, helri, ide, ideya, idya, iga, innu, beku,
    agutte, aagutte, enadru, yenadru, enadaru, dayavittu
  `,
  words: `maadbedi maadbeda madtira maadtira madtiri kodi hakbedi madbidi madri madbedri madbyadri innu madilla irli itkolli helilla madoke heli 
    nanna nan nandu nanage nange nannannu naanu madi maadi madiri madbedi madabedi madbeda madabeda maadabedi alisi tegedu
    tegeduhaki haki neevu nimma beku beda ide yavaga yaavaga enu ayta ayita agilla madidira madiddira ella yella sahaya
    bhashe matadbeku mathadbeku dooru dhanyavada dhanyavadagalu houdu howdu haudu sari irali nillisi kalisabedi kalisbedi
    torisi dayavittu thakshana takshana tirikondru tirikondiddare magana gandana hendatiya ammana appana vapas beki poorthi
  `,
  respelled: 'na=ನಾ, nanna=ನನ್ನ, nan=ನನ್, anna=ಅಣ್ಣ',
  stopping: `ರದ್ದು, ಕ್ಯಾನ್ಸಲ್, ಕ್ಯಾನ್ಸೆಲ್, raddu`,
  stoppingAny: `ನಿಲ್ಲಿಸಿ, ನಿಲ್ಲಿಸು, ನಿಲ್ಸಿ, nillisi, nilsi`,
  erasing: `ಅಳಿಸುವುದನ್ನು, ಅಳಿಸೋದನ್ನ, alisodu, alisuvudu`,
  linking: `ಮಾಡೋದು, ಮಾಡೋದನ್ನ, ಮಾಡುವುದು, ಮಾಡುವುದನ್ನು, ರಿಕ್ವೆಸ್ಟ್, ವಿನಂತಿ, ವಿನಂತಿಯನ್ನು, madodu, madodanna, madodannu, maduvudu, maduvudannu`,
  whole: {
    yes: `sari madi, haudu madi, howdu madi, ok madi, ಸರಿ ಮಾಡಿ, ಹೌದು ಮಾಡಿ, hu, hoon, ಹೌದು, ಸರಿ, ಓಕೆ, ಹೂಂ, ಹೌದು ಡಿಲೀಟ್ ಮಾಡಿ, ಮಾಡಿ, ಖಂಡಿತ, houdu, howdu, haudu, sari, howdu delete madi, houdu delete madi, madi, khandita`,
    no: `beda bidi, ಬೇಡ ಬಿಡಿ, byada, ಬ್ಯಾಡ, delete bidi, ಡಿಲೀಟ್ ಬಿಡಿ, 
      ಬೇಡ, ಇಲ್ಲ, ಅಲ್ಲ, ಬೇಡ ಇರಲಿ, ಇರಲಿ, ಈಗ ಬೇಡ, ಆಮೇಲೆ, ನಂತರ, ರದ್ದು, ರದ್ದು ಮಾಡಿ, ಬಿಡಿ, beda, illa, alla, beda irali, irali, iga beda, eega beda, amele, aamele, bidi
    `,
    greeting: `ನಮಸ್ಕಾರ, ನಮಸ್ತೆ, ಹಲೋ, ಹಾಯ್, ಶುಭೋದಯ, namaskara, shubhodaya`,
    thanks: `thumba dhanyavada, thumba thanks, ತುಂಬಾ ಥ್ಯಾಂಕ್ಸ್, ಧನ್ಯವಾದ, ಧನ್ಯವಾದಗಳು, ತುಂಬಾ ಧನ್ಯವಾದ, ಥ್ಯಾಂಕ್ಸ್, ಒಳ್ಳೆಯದು, dhanyavada, dhanyavadagalu, tumba thanks, olleyadu`,
    help: `
      ಸಹಾಯ, ಸಹಾಯ ಮಾಡಿ, ಸಹಾಯ ಬೇಕು, ಹೆಲ್ಪ್, ಇದು ಏನು, ಇದೇನು, ನೀವು ಯಾರು, ಯಾರು, ಏನು, ಹೇಗೆ, ಯಾಕೆ, ಅರ್ಥವಾಗಲಿಲ್ಲ, ಅರ್ಥ ಆಗ್ಲಿಲ್ಲ, ಏನು ಮಾಡಬೇಕು, sahaya, sahaya madi, sahaya beku, idu enu,
      idenu, neevu yaru, yaru, enu, hege, yake, artha aglilla, enu madbeku
    `,
    status: `
      ಸ್ಟೇಟಸ್, ಸ್ಥಿತಿ, ಯಾವಾಗ ಆಗುತ್ತದೆ, ಯಾವಾಗ ಆಗುತ್ತೆ, ಆಯಿತಾ, ಆಯ್ತಾ, ಎಷ್ಟು ಸಮಯ ಬೇಕು, ಎಷ್ಟು ದಿನ ಬೇಕು, ನನ್ನ ಕೇಸ್, yavaga agutte, ayta, ayita, eshtu time beku, nanna case
    `,
    stop: `
      ನಿಲ್ಲಿಸಿ, ನಿಲ್ಲಿಸು, ಎಲ್ಲಾ ನಿಲ್ಲಿಸಿ, ಸಾಕು, ನನ್ನನ್ನು ಬ್ಲಾಕ್ ಮಾಡಿ, ಸ್ಟಾಪ್, nillisi, nilsi, ella nillisi, saaku, saku, stop madi, nannannu block madi
    `,
    keep: `ಡೇಟಾ ಇರಲಿ, ಇಟ್ಟುಕೊಳ್ಳಿ, ಹೌದು ಇರಲಿ, ittukolli, howdu irali`,
    denied: `nanalla, naanalla, nanu alla, ನಾನಲ್ಲ, ನಾನು ಅಲ್ಲ, ಇದು ನಾನಲ್ಲ, nanu kalsilla, nanu kalisilla, ನಾನು ಕಳಿಸಿಲ್ಲ, 
      ನಾನು ಮಾಡಿಲ್ಲ, ನಾನು ಇದನ್ನು ಮಾಡಿಲ್ಲ, ಇದು ನಾನು ಮಾಡಿಲ್ಲ, ನಾನು ಕೇಳಿಲ್ಲ, ನಾನು ಕಳುಹಿಸಿಲ್ಲ, naanu madilla, nanu madilla, idu nanu madilla, naanu kelilla, nanu kelilla
    `,
    shared: `
      ಡಿಲೀಟ್, ಡಿಲೀಟ್ ಮಾಡಿ, ಡೇಟಾ ಇರಲಿ, ನನ್ನ ಡೇಟಾ ಇರಲಿ, nanna data irali, ನನ್ನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಬೇಡಿ, ಸ್ಟೇಟಸ್, ದೂರು, dooru, ಒಬ್ಬರ ಜೊತೆ ಮಾತನಾಡಬೇಕು, ಭಾಷೆ
    `,
    account: `
      ನನ್ನ callmissed ಖಾತೆ, callmissed ಖಾತೆ, ನನ್ನ ಕಾಲ್ಮಿಸ್ಡ್ ಖಾತೆ, ಕಾಲ್ಮಿಸ್ಡ್ ಖಾತೆ, ನನ್ನ callmissed ಅಕೌಂಟ್, callmissed ಅಕೌಂಟ್, nanna callmissed khate, callmissed khate, nanna callmissed account
    `,
    codeAgain: `
      ಮತ್ತೆ ಕಳುಹಿಸಿ, ಮತ್ತೆ ಕಳಿಸಿ, ಇನ್ನೊಮ್ಮೆ ಕಳುಹಿಸಿ, ಹೊಸ ಕೋಡ್, ಹೊಸ ಕೋಡ್ ಕಳುಹಿಸಿ, ಹೊಸ ಕೋಡ್ ಕಳಿಸಿ, ಕೋಡ್ ಬಂದಿಲ್ಲ, ಕೋಡ್ ಬರಲಿಲ್ಲ, ಇಮೇಲ್ ಬಂದಿಲ್ಲ, ಇಮೇಲ್ ಬರಲಿಲ್ಲ, ಮೇಲ್ ಬಂದಿಲ್ಲ, matte kalisi, mathe kalisi,
      matte kaluhisi, hosa code, hosa code kalisi, code bandilla, code baralilla, email bandilla, mail bandilla
    `,
    otherEmail: `
      ಬೇರೆ ಇಮೇಲ್, ಬೇರೆ ಮೇಲ್, ಬೇರೆ ವಿಳಾಸ, ತಪ್ಪು ಇಮೇಲ್, ತಪ್ಪು ವಿಳಾಸ, ಇಮೇಲ್ ಬದಲಿಸಿ, ಇಮೇಲ್ ಬದಲಿಸಬೇಕು, bere email, bere mail, bere vilasa, tappu email, thappu email, email badalisi, email badalisabeku
    `,
    sooner: `
      ಬೇಗ, ಬೇಗ ಮಾಡಿ, ಬೇಗ ಡಿಲೀಟ್ ಮಾಡಿ, ಬೇಗನೆ, ಮೊದಲೇ, ಈಗಲೇ, ಈಗಲೇ ಮಾಡಿ, ಈಗಲೇ ಡಿಲೀಟ್ ಮಾಡಿ, ಕೂಡಲೇ, ಕೂಡಲೇ ಮಾಡಿ, ತಕ್ಷಣ, ತಕ್ಷಣ ಮಾಡಿ, bega, bega madi, bega maadi, bega delete madi, begane, igale, eegale,
      igale madi, eegale madi, kudale, takshana, thakshana, takshana madi
    `,
    language: `ಭಾಷೆ, ಭಾಷೆ ಬದಲಿಸಿ, ಬೇರೆ ಭಾಷೆ, bhashe, bhashe badalisi, bere bhashe`,
  },
}
