import type { TemplateSet } from './template-definition.ts'

const footer = 'शिकायत अधिकारी: karan@callmissed.com'

export const hi: TemplateSet = {
  data_deletion_forwarded: {
    body: 'यह CallMissed है। {{1}} ने हमें बताया कि आप अपना डेटा डिलीट कराना चाहते हैं। आपके कहे बिना कुछ डिलीट नहीं होगा: क्या रखा है, यह देखने के लिए “आगे बढ़ें” दबाएँ।\nअगर आपने यह नहीं कहा, तो “मैंने नहीं कहा” दबाएँ।',
    examples: ['Rangoli Sarees'],
    footer,
    buttons: ['आगे बढ़ें', 'मैंने नहीं कहा'],
  },
  data_deletion_finished: {
    body: 'यह CallMissed है। आपके डेटा को डिलीट करने का काम, केस {{1}}, पूरा हुआ। क्या डिलीट हुआ और क़ानून के कारण क्या रहेगा, यहाँ लिखा है: {{2}}\nकुछ ग़लत लगे तो इस चैट में लिखें: शिकायत',
    examples: ['CM-7K3F-9QXD', 'https://deletion.callmissed.com/receipts/6f1c'],
    footer,
  },
  data_deletion_delayed: {
    body: 'यह CallMissed है। आपका डेटा डिलीट करने में, केस {{1}}, ज़्यादा समय लग रहा है: एक व्यक्ति इसे देख रहा है। तब तक हम आपके डेटा का इस्तेमाल नहीं करेंगे। यह देर से देर {{2}} तक होगा।',
    examples: ['CM-7K3F-9QXD', '23 दिसंबर 2026'],
    footer,
  },
  data_deletion_objected: {
    body: 'यह CallMissed है, आपके केस {{1}} के बारे में। {{2}} आपका डेटा रखना चाहता है। कारण: {{3}}। हमारे प्राइवेसी अधिकारी {{4}} तक फ़ैसला करेंगे और हम आपको लिखेंगे। तब तक हम आपके डेटा का इस्तेमाल नहीं करेंगे।',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', 'एक बिल बाक़ी है', '26 नवंबर 2026'],
    footer,
  },
  data_deletion_objection_rejected: {
    body: 'यह CallMissed है, आपके केस {{1}} के बारे में। {{2}} का कारण डेटा रखने के लिए काफ़ी नहीं है। आपका डेटा {{3}} को डिलीट होगा, तब हम आपको लिखेंगे।',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', '26 नवंबर 2026'],
    footer,
  },
  data_deletion_objection_upheld: {
    body: 'यह CallMissed है, आपके केस {{1}} के बारे में। {{2}} अभी अपना डेटा रख सकता है। कारण: {{3}}। आपने कहा था तो बाक़ी दुकानों का डेटा फिर भी डिलीट होगा।\nकुछ ग़लत लगे तो इस चैट में लिखें: शिकायत। हमारे जवाब के बाद आप भारत के डेटा प्रोटेक्शन बोर्ड के पास जा सकते हैं।',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', 'एक बिल बाक़ी है'],
    footer,
  },
}
