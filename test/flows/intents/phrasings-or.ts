import type { Phrasings } from './phrasings.ts'

export const or: Phrasings = {
  delete: `ମୋ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ | ମୋର ଡାଟା ଡିଲିଟ କରିଦିଅନ୍ତୁ | ମୋ ତଥ୍ୟ ଲିଭାଇ ଦିଅନ୍ତୁ | ମୋ ନମ୍ବର ହଟାନ୍ତୁ | ମୋର ସବୁ ମେସେଜ୍ ଡିଲିଟ୍ କରନ୍ତୁ | ଡିଲିଟ୍ | ଡିଲିଟ୍ କରନ୍ତୁ | ଦୟାକରି ମୋ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ | ମୋତେ ଭୁଲିଯାଆନ୍ତୁ
    | ମୋ ଡାଟା ରଖନ୍ତୁ ନାହିଁ | ଏବେ ମୋ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ ନହେଲେ ଅଭିଯୋଗ କରିବି | ମେସେଜ୍ ପଠାନ୍ତୁ ନାହିଁ ମୋ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ | ମୋ ଡାଟା ଡିଲିଟ୍ କରିବାକୁ ଚାହେଁ
    | mo data delete kara | mo data delete karantu | mora data hatai diantu | mo number hatai dia | mo data libhai dia | mo chat delete karidia | mo data delet kara bhai | mora sabu data delete karantu`,
  'stop-ads': `ବନ୍ଦ କରନ୍ତୁ | ବିଜ୍ଞାପନ ବନ୍ଦ କରନ୍ତୁ | ମେସେଜ୍ ପଠାନ୍ତୁ ନାହିଁ | ଅଫର ଦରକାର ନାହିଁ | banda karantu | message pathantu nahi | phone karantu nahi | ମୋତେ ହଇରାଣ କରନ୍ତୁ ନାହିଁ`,
  keep: `ଡାଟା ରହୁ | ମୋ ଡାଟା ରହୁ | mo data rahu`,
  denied: `ଏହା ମୁଁ କରିନାହିଁ`,
  status: `ଡିଲିଟ୍ ହେଲା କି? | ମୋ ଡାଟା ଡିଲିଟ୍ ହୋଇଗଲା କି | ଏଯାଏଁ ଡିଲିଟ୍ ହୋଇନାହିଁ | କେବେ ଡିଲିଟ୍ ହେବ | mo data delete hela ki | mo data delete heigala | ଷ୍ଟାଟସ୍ | ମୋ ଡାଟା ଚାଲିଗଲା କି`,
  negated: `ମୋ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ ନାହିଁ | ଡିଲିଟ୍ କର ନାହିଁ | ମୋ ନମ୍ବର ହଟାନ୍ତୁ ନାହିଁ | mo data delete karantu nahi | mo data delete kara nahin | delete nakara | ଡିଲିଟ୍ ନକରନ୍ତୁ`,
  'somebody-else': `ମୋ ମାଆଙ୍କ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ | mo bapanka data delete karantu | ମୋ ପୁଅର ନମ୍ବର ହଟାନ୍ତୁ | ମୋ ସ୍ୱାମୀଙ୍କ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ | ମୋ ବାପା ମରିଗଲେ ତାଙ୍କ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ
    | ମୁଁ ଉତ୍ତରାଧିକାରୀ, ଡାଟା ଡିଲିଟ କରନ୍ତୁ | mu nominee, data delete karantu | ମୁଁ ଅଭିଭାବକ, ଡାଟା ଡିଲିଟ କରନ୍ତୁ | ସ୍ୱର୍ଗତ ରମେଶ କୁମାରଙ୍କ ଡାଟା ଡିଲିଟ କରନ୍ତୁ`,
  'get-back': `ମୋ ଡାଟା ଫେରାଇ ଦିଅନ୍ତୁ | ଭୁଲରେ ଡିଲିଟ୍ ହୋଇଗଲା ଫେରାଇ ଦିଅନ୍ତୁ | mo data ferai dia`,
  elsewhere: `ଫେସବୁକ ଖାତା ଡିଲିଟ୍ କରନ୍ତୁ | ଅର୍ଡର ବାତିଲ କରନ୍ତୁ | mo order cancel karantu`,
  account: `ମୋ callmissed ଖାତା ଡିଲିଟ୍ କରନ୍ତୁ`,
  show: `ମୋର କଣ ଡାଟା ଅଛି | ମୋ ଡାଟା ଦେଖାନ୍ତୁ | mo data dekhantu | କଣ କଣ ରଖାଯାଇଛି?`,
  person: `କାହା ସହ କଥା ହେବାକୁ ଚାହେଁ | kaha saha katha hebi | କଷ୍ଟମର କେୟାର`,
  complain: `ଅଭିଯୋଗ | ଅଭିଯୋଗ କରିବି | abhijoga`,
  help: `ସାହାଯ୍ୟ | ଏହା କଣ | ଆପଣ କିଏ | sahajya karantu | ଡିଲିଟ୍ କଲେ କଣ ହେବ?`,
  'who-looked': `ମୋ କେସ୍ କିଏ ଦେଖିଛି? | ମୋ ମେସେଜ୍ କିଏ ପଢ଼ିଲା | mo data kie dekhichi | kie mo chat dekhila`,
  language: `ଭାଷା | ଓଡ଼ିଆ | ଓଡ଼ିଆରେ କୁହନ୍ତୁ | odia | odia re`,
  yes: `ହଁ | ଠିକ୍ ଅଛି | thik achi | ହଁ, ଡିଲିଟ୍ କରନ୍ତୁ`,
  no: `ନା | ଏବେ ନୁହେଁ | ଦରକାର ନାହିଁ`,
  greeting: `ନମସ୍କାର | jay jagannath`,
  thanks: `ଧନ୍ୟବାଦ | dhanyabada`,
  none: `ମୋ ଅର୍ଡର କେବେ ଆସିବ | ଦୋକାନ କେତେବେଳେ ଖୋଲିବ | ଶାଢ଼ୀର ଦାମ କେତେ କହିବେ`,
}
