import type { Phrases } from './phrases.ts'

/** Odia in its own letters and as it is typed in Latin ones. */
export const or: Phrases = {
  erase: `
    ଡିଲିଟ୍, ଡିଲିଟ, ଡିଲିଟ୍ କରି, ଡିଲିଟ୍ କରିବାକୁ, ଡିଲିଟ କରିବାକୁ, ଲିଭାଇ*, ଲିଭାଅ, ଲିଭାନ୍ତୁ, ହଟାଇ*, ହଟାଅ, ହଟାନ୍ତୁ, ପୋଛି*, ପୋଛନ୍ତୁ, କାଢ଼ି ଦିଅ*, କାଢ଼ିଦିଅ*, ନଷ୍ଟ, libhai*, livai*, hatai*, hatantu, pochhi*, pochi
    dia*, kadhi dia*, kadhidia*, delete kari, delete kariba*, ଡିଲେଟ୍, ଡିଲେଟ, hatei*, libhei*, uthei*`,
  data: `ଡାଟା*, ଡେଟା*, ତଥ୍ୟ*, ସୂଚନା*, ନମ୍ବର*, ନଂ, ମେସେଜ*, ବାର୍ତ୍ତା*, ଚାଟ୍*, ଚାଟ*, ରେକର୍ଡ*, କଲ୍, କଲ, ସବୁ, ସବୁକିଛି, ସମସ୍ତ, tathya, suchana, sabu, sabukichhi, samasta, nambara, numbara`,
  self: `ମୋ, ମୋର, ମୁଁ, ମୋତେ, ମତେ, ନିଜ, ଆମର, mo, mora, mote, mate, mu, nija`,
  not: `ନାହିଁ, ନାହି, ନା, ନୁହେଁ, nahi, nahin, nuhe`,
  past: `
    ହୋଇଗଲା, ହେଲା କି, ହେଲା, ହୋଇଛି, ହୋଇଗଲାଣି, ହୋଇନାହିଁ, ହେଲାନି, କଲେ କି, କରିଛନ୍ତି, କରିଦେଲେ, କେବେ, କେତେ ଦିନ, କେତେ ସମୟ, କିଏ ଡିଲିଟ, କିଏ ଡିଲିଟ୍, heigala, hela ki, hela, heichi, heinahi, helani, kale ki, karichanti, kebe, kete
    dina, kete samaya, kie delete, ହୋଇନି, ହେଉନି, heini, hauni, heigalani, କଲା କି, kala ki, କିଏ ମୋ ଡାଟା ଡିଲିଟ, kie mo data delete, କାହିଁକି, kahinki`,
  eraseWhole: `ମୋତେ ଭୁଲିଯାଆନ୍ତୁ, ମତେ ଭୁଲିଯାଅ, ଡାଟା ରଖନ୍ତୁ ନାହିଁ, ଡାଟା ରଖ ନାହିଁ, ତଥ୍ୟ ରଖନ୍ତୁ ନାହିଁ, ସମ୍ମତି ଫେରାଇ*, mote bhulijantu, mote bhulija, data rakhantu nahi, data rakha nahi`,
  keep: `ଖାତା ରହୁ, ଆକାଉଣ୍ଟ ରହୁ, ପ୍ରୋଫାଇଲ୍ ରହୁ, ପ୍ରୋଫାଇଲ ରହୁ, khata rahu, account rahu, profile rahu, ଡାଟା ରହୁ, ଡାଟା ରଖନ୍ତୁ, ଡାଟା ରଖ, ଡାଟା ରହିବାକୁ ଦିଅ*, ତଥ୍ୟ ରହୁ, ଡିଲିଟ୍ ବନ୍ଦ*, ଡିଲିଟ୍ ବାତିଲ, data rahu, data rakhantu, data rahibaku dia*, delete banda kara*, ଡାଟା ଥାଉ, ଡାଟା ରଖିଥାଅ, ଡାଟା ରଖିଥାନ୍ତୁ, data thau, data rakha, data rakhithantu`,
  stop: `ବନ୍ଦ, ପଠାନ୍ତୁ ନାହିଁ, ପଠାଅ ନାହିଁ, ଦରକାର ନାହିଁ, ଦରକାର ନାହି, ରୋକନ୍ତୁ, banda, bandha, pathantu nahi, pathantu nahin, pathaa nahi, darkar nahi, darakar nahi`,
  ads: `ବିଜ୍ଞାପନ*, ଅଫର*, ମେସେଜ*, ଏସଏମଏସ, ସ୍ପାମ, କଲ୍, କଲ, ଫୋନ୍, ଫୋନ, bigyapana, bijnapana, bigyapan`,
  back: `ଫେରାଇ*, ଫେରସ୍ତ, ଫେରି*, ଭୁଲରେ, ମନ ବଦଳ*, pherai*, ferai*, pherasta, ferasta, bhulare, mana badal*`,
  orders: `ଅର୍ଡର*, ବୁକିଂ, ଟିକେଟ*, ପାର୍ସଲ, ବ୍ୟାଙ୍କ*, ଲୋନ୍, ଋଣ, ବିଲ୍, ବିଲ, ଫେସବୁକ*, ଇନଷ୍ଟାଗ୍ରାମ*, ଗୁଗଲ, ଆମାଜନ, ଫ୍ଲିପକାର୍ଟ, ଆଧାର, ରିଫଣ୍ଡ`,
  cancel: `ବାତିଲ, କ୍ୟାନସେଲ, ବନ୍ଦ, batila, cancel, banda`,
  relatives: `
    ମାଆ*, ମାଙ୍କ, ମା, ବାପା*, ବାପାଙ୍କ, ପୁଅ*, ଝିଅ*, ସ୍ୱାମୀ*, ସ୍ତ୍ରୀ*, ପତ୍ନୀ*, ଭାଇଙ୍କ, ଭାଇର, ଭଉଣୀ*, ଜେଜେ*, ବନ୍ଧୁ*, ସାଙ୍ଗ ର, ସାଙ୍ଗର, କକା*, ମାମୁଁ*, ପିଲାର, ପିଲାଙ୍କ, ପିଲାଟି*, ତାଙ୍କ, ତାଙ୍କର, ତାର, ଅନ୍ୟ କାହା*, ଅନ୍ୟର, ଅନ୍ୟ ନମ୍ବର, maa,
    maanka, mankara, bapa, bapanka, bapankara, pua, puara, jhia, jhiara, swami, swaminka, stri, strinka, bhainka, bhaira, bhauni, bhaunira, bandhu, bandhura, sangara, pilara, tanka, tankara, anya kahara, ବୋଉ*, bou, boura, bou ra, sanga ra, bhai ra, tara, ତା`,
  dead: `
    ମରିଗଲେ, ମରିଗଲା, ମୃତ୍ୟୁ, ଚାଲିଗଲେ, ଦେହାନ୍ତ, ପରଲୋକ, ଆଉ ନାହାନ୍ତି, marigale, marigala, mrutyu, dehanta, au nahanti,
    ସ୍ୱର୍ଗତ, ସ୍ୱର୍ଗୀୟ, ଦିବଙ୍ଗତ, swargata, swargiya, ଆଇନଗତ ଉତ୍ତରାଧିକାରୀ*, ବିଧବା
  `,
  ill: `ଅସୁସ୍ଥ, ଡାକ୍ତରଖାନାରେ, ହସ୍ପିଟାଲରେ, କୋମାରେ, asustha, hospitalre, daktarkhanare`,
  minor: `ପିଲାର, ପିଲାଙ୍କ, ପିଲାଟି*, ନାବାଳକ, ବର୍ଷର, pilara, nabalaka, barsara`,
  standsFor: `
    ଉତ୍ତରାଧିକାରୀ*, ଆଇନଗତ ଉତ୍ତରାଧିକାରୀ*, ନୋମିନି*, ନମିନି*, ଅଭିଭାବକ*, ବିଧବା, ସ୍ୱର୍ଗତ, ସ୍ୱର୍ଗୀୟ, ଦିବଙ୍ଗତ, uttaradhikari, abhibhabak*, mu nominee, mun nominee, swargata,
    swargiya,
    ଦେହାନ୍ତ, ମରିଗଲେ, dehanta, marigale
  `,
  show: `କଣ ଡାଟା, କି ଡାଟା, କେଉଁ ଡାଟା, କଣ ତଥ୍ୟ, କେଉଁ ତଥ୍ୟ, କଣ କଣ ଅଛି, କଣ କଣ ରଖା*, କଣ ରଖିଛ*, ଡାଟା ଦେଖା*, ତଥ୍ୟ ଦେଖା*, କଣ ଜାଣ*, କଣ ବାକି ଅଛି, kana data, kan data, keun data, kana kana achi, kana kana rakh*, data dekhantu, data dekha*, ki data achi`,
  looked: `
    କିଏ ଦେଖି*, କିଏ ଦେଖୁ*, କିଏ କିଏ ଦେଖି*, କେଉଁମାନେ ଦେଖି*, କିଏ ପଢ଼ି*, କିଏ ପଢ଼ୁ*, କିଏ ଖୋଲି*, କିଏ ମୋ କେସ୍ ଦେଖି*, କିଏ ମୋ କେସ ଦେଖି*, କିଏ ମୋ ଡାଟା ଦେଖି*, କିଏ ମୋ ଚାଟ୍ ଦେଖି*, କିଏ ମୋ ମେସେଜ୍ ପଢ଼ି*, kie dekhi*, kie dekhu*, kie kie dekhi*,
    kie padhi*, kie kholi*, kie mo case dekhi*, kie mo data dekhi*, kie mo chat dekhi*, kie mo message padhi*
  `,
  person: `କାହା ସହ କଥା*, କାହା ସହିତ କଥା*, ମଣିଷ ସହ, କଥା ହେବାକୁ ଚାହ*, କଥା ହେବି, ଏଜେଣ୍ଟ, କଷ୍ଟମର କେୟାର, ଫୋନ୍ କରନ୍ତୁ, କଲ୍ କରନ୍ତୁ, ମ୍ୟାନେଜର, kaha saha katha, kaha sahita katha, manisa saha, katha hebaku, katha hebi, phone karantu`,
  complain: `ଅଭିଯୋଗ*, କମ୍ପ୍ଲେନ, abhijoga, abhiyoga, avijoga`,
  doing: `କରନ୍ତୁ, କର, କରି, ଦିଅନ୍ତୁ, ଦିଅ, କରିଦିଅ, କରିଦିଅନ୍ତୁ, ଶୀଘ୍ର, ଏବେ, karantu, diantu, dia, karidia, karidiantu, sighra, ebe, କରନ୍ତୁ, କରିଦିଅନ୍ତୁ, କରିଦିଅ, କର, ଦିଅନ୍ତୁ, ଦିଅ, karantu, karidia, karidiantu, kari dia, kari diantu, dia, diantu`,
  literal: `ଡିଲିଟ୍, ଡିଲିଟ, ଡିଲେଟ୍, ଡିଲେଟ`,
  away: `ଲିଭାଇ*, ହଟାଇ*, ହଟାନ୍ତୁ, libhai*, hatai*, hatei*, libhei*`,
  ownData: `ଡାଟା, ଡାଟାକୁ, ଡେଟା`,
  between: `ମୋ, ମୋର, ସବୁ, ସମସ୍ତ, ନିଜ, mo, mora, sabu, samasta`,
  wares: `ପ୍ୟାକ, ସରିଗଲା, pack, sarigala`,
  thisChat: `ଏହି ଚାଟ୍, ଏହି ଚାଟ, ehi chat`,
  behind: `କରନାହିଁ, କରନ୍ତୁନାହିଁ, ନାହିଁ, ନାହି, ନା, ନକର*, କରନି, nahi, nahin, nakara*, karantuni, karantu nahi, karani, କରନ୍ତୁନି, କରିବେନି, ହେବନି, ନି, karibeni, hebani, ni`,
  refused: `ଲିଭାନ୍ତୁ ନାହିଁ, ହଟାନ୍ତୁ ନାହିଁ, ଲିଭାଇବେ ନାହିଁ, ହଟାଇବେ ନାହିଁ, hatantu nahi, libhantu nahi`,
  threat: `ନହେଲେ, ନଚେତ, nahele, nahale`,
  gone: `ଚାଲିଗଲା, ଗଲା କି, ଏବେ ବି ଅଛି, chaligala, gala ki`,
  noContact: `ମେସେଜ୍ କରନ୍ତୁ ନାହିଁ, ମେସେଜ କରନ୍ତୁ ନାହିଁ, ଫୋନ୍ କରନ୍ତୁ ନାହିଁ, ଫୋନ କର ନାହିଁ, କଲ୍ କରନ୍ତୁ ନାହିଁ, ହଇରାଣ କରନ୍ତୁ ନାହିଁ, message karantu nahi, phone karantu nahi, call karantu nahi, hairana karantu nahi, ମେସେଜ୍ କରନି, ମେସେଜ କରନି, message karani, phone karani, hairan karani, message pathani, ଅଫର ପଠାନି`,
  who: `ଆପଣ କିଏ, ଆପଣମାନେ କିଏ, ନମ୍ବର କେଉଁଠୁ, apana kie, apan kie, number keunthu`,
  happens: `କଣ ହେବ, kana heba, kan heba`,
  account: `ଖାତା, ଆକାଉଣ୍ଟ, khata`,
  vocative: `ଭାଇ, ଭାଇନା, ଆଜ୍ଞା, ସାର, ଦିଦି, bhaina, agyan, agya`,
  urgent: `ଏବେ, ତୁରନ୍ତ, ଦୟାକରି, ଚାହେଁ, ebe, turanta, dayakari`,
  speak: `ରେ, କୁହନ୍ତୁ, ଲେଖନ୍ତୁ, କଥା, ଭାଷା, ବଦଳାନ୍ତୁ, re, kuhantu, lekhantu, bhasa`,
  changedMind: `ମନ ବଦଳ*, mana badal*`,
  standing: `
    ଷ୍ଟାଟସ୍, ଷ୍ଟାଟସ, ସ୍ଥିତି, ଅପଡେଟ୍, ଅପଡେଟ, କଣ ହେଲା, କେବେ ହେବ, କେତେ ସମୟ, କେତେ ଦିନ, ଏଯାଏଁ ହୋଇନି, ଏଯାଏଁ ହୋଇନାହିଁ, ଏପର୍ଯ୍ୟନ୍ତ ହୋଇନାହିଁ, ଏପର୍ଯ୍ୟନ୍ତ ହୋଇନି, ହୋଇନାହିଁ, ହୋଇନି, ହେଲା କି, ହେଲା କି ନାହିଁ, ହୋଇଗଲା,
    ହୋଇଗଲା କି, କେଉଁଠି ଅଛି, କେଉଁଠି ପହଞ୍ଚିଲା, kana hela, kan hela, kebe heba, kete samaya, kete dina, kete time, ebe jae heini, ejae heini, e jae heini, heini, heinahi, hela ki, hela ki nahi, heigala ki,
    heigala, keunthi achi, kouthi achi, keunthi pahanchila, kichi update, update achi, update kana
  `,
  matter: `କେସ*, ଅନୁରୋଧ*, ରିକ୍ୱେଷ୍ଟ*, ଆବେଦନ*, anurodha*, abedana*, request ra, case ra`,
  aroundStanding: `
    ମୋ, ମୋର, ମୋତେ, ର, କଣ, କୁହନ୍ତୁ, କହନ୍ତୁ, ଜଣାନ୍ତୁ, ଅଛି, ଏବେ, ଲାଗିବ, କିଛି, କୌଣସି, ଦୟାକରି, ଡାଟା*, mo, mora, mote, ra, kana, kan, kuhantu, kahantu, janantu, achi, ebe, ebe bi, lagiba, kichi, dayakari
  `,
  words: `
    mo mora mote mate mu karantu karantuni nakara nakarantu dia diantu dianthu heigala hela heichi heinahi kebe kana kan
    apana apananka achi darkar sabu sabukichhi sahajya abhijoga katha hebaku hebi kahara hatai libhai pathantu dekhantu dekha
    banda bapanka puara puaar jhiara swaminka dhanyabada odiare tankara bhulare pherai ferai marigale
  `,
  respelled: 'maa=ମାଆ',
  stopping: `ରୋକନ୍ତୁ, ରୋକ, ବାତିଲ, କ୍ୟାନସେଲ, roka, rokantu, batil, batila`,
  stoppingAny: `ବନ୍ଦ, banda`,
  linking: `କରିବା, କରିବାକୁ, କରିବାର, ହେବା, ହେବାକୁ, ହେବାର, ରିକ୍ୱେଷ୍ଟ, ଅନୁରୋଧ, kariba, karibaku, karibara, heba, hebaku, hebara`,
  need: `ଦରକାର, ଆବଶ୍ୟକ, ଆବଶ୍ୟକତା, ଉଚିତ, ଅନୁମତି, darkar, darakar, uchit, uchita`,
  bidding: `କହିଲା, କହିଲେ, kahila, kahile`,
  erasing: `ଲିଭାଇବା, ହଟାଇବା, libheiba, hataiba`,
  whole: {
    yes: `ହଁ, ହଉ, ଠିକ୍ ଅଛି, ଠିକ ଅଛି, ଓକେ, ହଁ ଡିଲିଟ୍ କରନ୍ତୁ, କରନ୍ତୁ, କରିଦିଅନ୍ତୁ, ନିଶ୍ଚୟ, han, hau, thik achi, karantu, karidiantu, han karidia, ha karidia, ହଁ କରିଦିଅ`,
    no: `ନା, ନାହିଁ, ନା ରହିବାକୁ ଦିଅ, ନା ରହୁ, ରହୁ, ରହିବାକୁ ଦିଅ, ଏବେ ନୁହେଁ, ପରେ, କରନ୍ତୁ ନାହିଁ, ବାତିଲ, ଦରକାର ନାହିଁ, na rahu, rahu, ebe nuhe, pare, karantu nahi, darkar nahi, na thau, thau, ନା ଥାଉ, ଥାଉ, na darkar nahi`,
    greeting: `ନମସ୍କାର, ହେଲୋ, ହାଏ, ଜୟ ଜଗନ୍ନାଥ, ଶୁଭ ସକାଳ, namaskara, jay jagannath, jai jagannath`,
    thanks: `ଧନ୍ୟବାଦ, ବହୁତ ଧନ୍ୟବାଦ, ଭଲ, dhanyabada, bahut dhanyabada`,
    help: `ସାହାଯ୍ୟ, ସାହାଯ୍ୟ କରନ୍ତୁ, ସାହାଯ୍ୟ ଦରକାର, ହେଲ୍ପ, ଏହା କଣ, ଆପଣ କିଏ, କିଏ, କଣ, କେମିତି, କାହିଁକି, ବୁଝିପାରିଲି ନାହିଁ, କଣ କରିବି, sahajya, sahajya karantu, eha kana, apana kie, kemiti, bujhi parili nahi, kana karibi`,
    status: `ଷ୍ଟାଟସ୍, ଷ୍ଟାଟସ, ସ୍ଥିତି, କେବେ ହେବ, ହୋଇଗଲା, ହୋଇଗଲା କି, ହେଲା କି, କେତେ ସମୟ ଲାଗିବ, କେତେ ଦିନ ଲାଗିବ, ମୋ କେସ, ମୋ କେସ୍, kebe heba, heigala, hela ki, kete samaya lagiba, mo case`,
    stop: `ବନ୍ଦ କରନ୍ତୁ, ବନ୍ଦ କର, ବନ୍ଦ, ସବୁ ବନ୍ଦ କରନ୍ତୁ, ରୋକନ୍ତୁ, ମୋତେ ବ୍ଲକ କରନ୍ତୁ, ଷ୍ଟପ, banda karantu, banda kara, sabu banda karantu, mote block karantu`,
    keep: `ଡାଟା ରହୁ, ରଖନ୍ତୁ, ହଁ ରହୁ, rakhantu, han rahu`,
    denied: `
      ମୁଁ କରିନାହିଁ, ମୁଁ ଏହା କରିନାହିଁ, ଏହା ମୁଁ କରିନାହିଁ, ମୁଁ କହିନାହିଁ, ମୁଁ ମାଗିନାହିଁ, mu karinahin, mun karinahin, mu eha karinahin, mu kahinahin, mu karini, mu eha karini, mu kahini, mu eha kahini, ମୁଁ କରିନି, ମୁଁ କହିନି`,
    shared: `ଡିଲିଟ୍, ଡିଲିଟ, ଡିଲିଟ୍ କରନ୍ତୁ, ଡାଟା ରହୁ, ମୋ ଡାଟା ରହୁ, mo data rahu, ମୋ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ ନାହିଁ, ଷ୍ଟାଟସ୍, ଅଭିଯୋଗ, abhijoga, କାହା ସହ କଥା ହେବାକୁ ଚାହେଁ, ଭାଷା`,
    account: `
      ମୋ callmissed ଖାତା, ମୋର callmissed ଖାତା, callmissed ଖାତା, ମୋ କଲମିସଡ ଖାତା, କଲମିସଡ ଖାତା, ମୋ callmissed ଆକାଉଣ୍ଟ, ମୋର callmissed ଆକାଉଣ୍ଟ, callmissed ଆକାଉଣ୍ଟ, mo callmissed khata, mora callmissed khata,
      callmissed khata, mo callmissed account, mora callmissed account, callmissed ra account, callmissed ra khata
    `,
    codeAgain: `
      ପୁଣି ପଠାନ୍ତୁ, ପୁଣି ଥରେ ପଠାନ୍ତୁ, ପୁଣି ପଠାଅ, ନୂଆ କୋଡ୍, ନୂଆ କୋଡ, ନୂଆ କୋଡ୍ ପଠାନ୍ତୁ, ନୂଆ କୋଡ ପଠାନ୍ତୁ, କୋଡ୍ ଆସିନାହିଁ, କୋଡ ଆସିନାହିଁ, କୋଡ୍ ଆସିଲା ନାହିଁ, କୋଡ ଆସିଲା ନାହିଁ, କୋଡ୍ ମିଳିଲା ନାହିଁ, କୋଡ୍ ମିଳିନାହିଁ, ଇ ମେଲ୍ ଆସିନାହିଁ, ଇମେଲ ଆସିନାହିଁ,
      puni pathantu, puni thare pathantu, puni pathaa, nua code, nua code pathantu, code asinahi, code asi nahi, code asila nahi, code milila nahi, mail asinahi, mail asila nahi
    `,
    otherEmail: `
      ଅନ୍ୟ ଇ ମେଲ୍, ଅନ୍ୟ ଇମେଲ୍, ଅନ୍ୟ ଇମେଲ, ଅନ୍ୟ ମେଲ୍, ଅନ୍ୟ ଠିକଣା, ଭୁଲ ଇ ମେଲ୍, ଭୁଲ ଇମେଲ୍, ଭୁଲ ଇମେଲ, ଭୁଲ ଠିକଣା, ଇମେଲ୍ ବଦଳାନ୍ତୁ, ଇମେଲ ବଦଳାନ୍ତୁ, anya email, anya mail, anya thikana, bhula email, bhul email, bhula mail, bhula thikana, email badalantu
    `,
    sooner: `
      ଶୀଘ୍ର, ଶୀଘ୍ର କରନ୍ତୁ, ଶୀଘ୍ର କର, ଶୀଘ୍ର ଡିଲିଟ୍ କରନ୍ତୁ, ଶୀଘ୍ର ଡିଲିଟ କରନ୍ତୁ, ହଁ ଶୀଘ୍ର କରନ୍ତୁ, ଜଲ୍ଦି, ଜଲଦି, ଜଲ୍ଦି କରନ୍ତୁ, ଏବେ, ଏବେ କରନ୍ତୁ, ଏବେ ହିଁ, ଏବେ ହିଁ କରନ୍ତୁ, ଏଇକ୍ଷଣି, ତୁରନ୍ତ, ତୁରନ୍ତ କରନ୍ତୁ, ଆଗରୁ କରନ୍ତୁ, sighra, sighra karantu, sighra kara,
      sighra delete karantu, jaldi karantu, jaldi kara, ebe, ebe karantu, ebe hin, ehikhyani, turanta, turanta karantu
    `,
    language: `ଭାଷା, ଭାଷା ବଦଳାନ୍ତୁ, ଅନ୍ୟ ଭାଷା, bhasa, bhasa badalantu, anya bhasa`,
  },
}
