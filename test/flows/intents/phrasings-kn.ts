import type { Phrasings } from './phrasings.ts'

export const kn: Phrasings = {
  delete: `ನನ್ನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | ನನ್ನ ಡೇಟಾವನ್ನು ಅಳಿಸಿ | ನನ್ನ ನಂಬರ್ ತೆಗೆದುಹಾಕಿ | ನನ್ನ ಮಾಹಿತಿ ಎಲ್ಲಾ ಅಳಿಸಿ | ನನ್ನ ಮೆಸೇಜ್‌ಗಳನ್ನು ಡಿಲೀಟ್ ಮಾಡಿ | ಡಿಲೀಟ್ | ಡಿಲೀಟ್ ಮಾಡಿ
    | ದಯವಿಟ್ಟು ನನ್ನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | ನನ್ನ ಚಾಟ್ ಡಿಲೀಟ್ ಮಾಡು | ನನ್ನನ್ನು ಮರೆತುಬಿಡಿ | ತಕ್ಷಣ ನನ್ನ ಡೇಟಾ ಅಳಿಸಿ ಇಲ್ಲದಿದ್ದರೆ ದೂರು ಕೊಡುತ್ತೇನೆ | ಮೆಸೇಜ್ ಬೇಡ ನನ್ನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ
    | nanna data delete madi | nan data delete maadi | nanna number tegedu haki | nanna data alisi | nanna chat delete madi please | nanna ella message delete madi
    | nanna data delet madi sir | anna nanna data delete madi | delete madi | nanna data delete madbeku`,
  'stop-ads': `ನಿಲ್ಲಿಸಿ | ಜಾಹೀರಾತು ನಿಲ್ಲಿಸಿ | ಮೆಸೇಜ್ ಕಳುಹಿಸಬೇಡಿ | ಆಫರ್ ಬೇಡ | nillisi | message kalisabedi | offer beda | call madbedi | ನನಗೆ ಫೋನ್ ಮಾಡಬೇಡಿ`,
  keep: `ಡೇಟಾ ಇರಲಿ | ನನ್ನ ಡೇಟಾ ಇರಲಿ | nanna data irali`,
  denied: `ಇದು ನಾನು ಮಾಡಿಲ್ಲ`,
  status: `ಡಿಲೀಟ್ ಆಯಿತಾ? | ನನ್ನ ಡೇಟಾ ಡಿಲೀಟ್ ಆಗಿದೆಯಾ | ಇನ್ನೂ ಡಿಲೀಟ್ ಆಗಿಲ್ಲ | ಯಾವಾಗ ಡಿಲೀಟ್ ಆಗುತ್ತದೆ | nanna data delete ayta | delete madidira | ಸ್ಟೇಟಸ್ | nanna data hoyta`,
  negated: `ನನ್ನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಬೇಡಿ | ಡಿಲೀಟ್ ಬೇಡ | ನನ್ನ ಡೇಟಾ ಅಳಿಸಬೇಡಿ | nanna data delete madabedi | delete madbeda | nanna number tegibedi | ಡಿಲೀಟ್ ಮಾಡುವುದು ಬೇಡ`,
  'somebody-else': `ನನ್ನ ಅಮ್ಮನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | nanna magana data delete madi | ನನ್ನ ಗಂಡನ ನಂಬರ್ ತೆಗೆದುಹಾಕಿ | appana data delete madi | ನನ್ನ ತಂದೆ ತೀರಿಕೊಂಡಿದ್ದಾರೆ ಅವರ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ
    | ನಾನು ವಾರಸುದಾರ, ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | nanu nominee, data delete madi | ನಾನು ಪೋಷಕರು, ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | ದಿವಂಗತ ರಮೇಶ್ ಅವರ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ`,
  'get-back': `ನನ್ನ ಡೇಟಾ ವಾಪಸ್ ಬೇಕು | ತಪ್ಪಾಗಿ ಡಿಲೀಟ್ ಆಯಿತು ವಾಪಸ್ ಕೊಡಿ | nanna data vapas beku`,
  elsewhere: `ಫೇಸ್‌ಬುಕ್ ಖಾತೆ ಡಿಲೀಟ್ ಮಾಡಿ | ಆರ್ಡರ್ ರದ್ದು ಮಾಡಿ | nanna order cancel madi`,
  account: `ನನ್ನ callmissed ಖಾತೆ ಡಿಲೀಟ್ ಮಾಡಿ`,
  show: `ನನ್ನ ಯಾವ ಡೇಟಾ ಇದೆ | ನನ್ನ ಡೇಟಾ ತೋರಿಸಿ | nanna data torisi | ಏನೇನು ಇಟ್ಟಿದ್ದೀರಿ`,
  'who-looked': `ನನ್ನ ಕೇಸ್ ಯಾರು ನೋಡಿದ್ದಾರೆ? | ನನ್ನ ಚಾಟ್ ಯಾರು ಓದಿದರು | nanna case yaru nodidru`,
  person: `ಒಬ್ಬರ ಜೊತೆ ಮಾತನಾಡಬೇಕು | matadbeku | ಕಸ್ಟಮರ್ ಕೇರ್`,
  complain: `ದೂರು | ದೂರು ಕೊಡಬೇಕು | dooru`,
  help: `ಸಹಾಯ | ಇದು ಏನು | ನೀವು ಯಾರು | sahaya beku | ಡಿಲೀಟ್ ಮಾಡಿದರೆ ಏನಾಗುತ್ತದೆ?`,
  language: `ಭಾಷೆ | ಕನ್ನಡ | ಕನ್ನಡದಲ್ಲಿ ಮಾತನಾಡಿ | kannada | kannada dalli`,
  yes: `ಹೌದು | ಸರಿ | howdu | ಹೌದು, ಡಿಲೀಟ್ ಮಾಡಿ`,
  no: `ಬೇಡ | ಇಲ್ಲ | beda | ಬೇಡ, ಇರಲಿ`,
  greeting: `ನಮಸ್ಕಾರ | namaskara`,
  thanks: `ಧನ್ಯವಾದ | dhanyavadagalu`,
  none: `ನನ್ನ ಆರ್ಡರ್ ಯಾವಾಗ ಬರುತ್ತದೆ | ಅಂಗಡಿ ಯಾವಾಗ ತೆರೆಯುತ್ತೆ | ಸೀರೆ ಬೆಲೆ ಎಷ್ಟು ಹೇಳಿ ಸರ್`,
}
