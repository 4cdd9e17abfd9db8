import type { Phrases } from './phrases.ts'

export const en: Phrases = {
  erase: `
    delete, deleting, deleted, erased, removed, wiped, cleared, delet, delte, dlt, deleat, dilit, dileet, erase, erace, eras, eraze, erasing, erasure, deletion, remove, remov, remve, rmove, rmv,
    removing, wipe, clear, destroy, purge, get rid of, take down, throw away, scrub, forget, unregister, take off, take my number out, take my details out, take my data out
  `,
  data: `
    data, datas, info, information, details, detail, number, phone number, mobile number, chat, chats, messages,
    message, msgs, msg, recording, recordings, record, records, history, everything, conversation, conversations,
    calls, call records, profile, contact, contacts, voice, transcripts, personal, all about me, me from,
    what you have, whatever you have, traces
  `,
  self: `my, mine, me, i, myself, our`,
  not: `
    not, dont, do not, donot, dnt, never, wont, shouldnt, no need to, without, stop deleting, cancel deletion,
    cancel the deletion, cancel delete, cancel my delete, cancel the delete, avoid, refrain
  `,
  past: `
    deleted, erased, removed, wiped, did you, have you, did u, have u, has my, have my, was my, is my, are my, when will,
    how long, still there, already, status, progress, is it done, are you done, why is, why was, why has, who deleted,
    how much time
  `,
  eraseWhole: `
    forget me, right to be forgotten, stop using my data, stop using my information, right to erasure, data deletion request, data deletion, erasure request,
    deletion request, withdraw my consent, withdraw consent, revoke my consent, delete me, remove me completely,
    erase me, dont keep my, do not keep my, stop keeping my, stop storing my, dont store my, do not store my,
    dont use my data, do not use my data, stop using my data, dont use my number, dont save my data, dont save my number, do not save my data, do not save my number, stop saving my data, stop using my number, dont want you to store, do not want you to store, take back my consent, consent withdrawn,
    you should not have my data, be forgotten, dont want you to keep, dont want you to have my, do not want you to keep, do not want you to have my, gdpr,
    dpdp
  `,
  keep: `
    keep my data, keep data, undo, undo it, undo delete, keep my information, keep my details, keep my chat, keep my chats, keep the data,
    keep all my data, let my data stay, keep my account, keep the account, keep my profile, reopen my account, keep everything, keep it all
  `,
  stop: `
    stop, unsubscribe, unsub, opt out, optout, no more, block, mute, turn off, take me off, remove me from,
    dont send, do not send, dont message, do not message, dont want, do not want, stop sending, sick of,
    fed up with, enough
  `,
  ads: `
    ads, ad, advert, adverts, advertisement, advertisements, advertising, offers, offer, promotion, promotions,
    promotional, promo, promos, marketing, spam, spamming, broadcast, broadcasts, campaign, messages, message,
    messaging, msgs, sms, list, mailing list, calling me, newsletter, texting
  `,
  back: `
    back, restore, recover, undo, retrieve, undelete, by mistake, by accident, changed my mind, change my mind,
    revert, accidentally
  `,
  orders: `
    order, orders, booking, appointment, ticket, subscription, payment, cart, item, items, parcel, delivery,
    refund, invoice, reservation, product, coupon, plan, loan, emi, policy, amazon, flipkart, facebook, fb,
    instagram, insta, google, gmail, swiggy, zomato, paytm, phonepe, jio, airtel, twitter, telegram, youtube,
    netflix, snapchat, linkedin, myntra, meesho, uber, ola, truecaller, sbi, hdfc, bank, icici, whatsapp account,
    aadhaar, aadhar
  `,
  platforms: `
    amazon, flipkart, facebook, fb, instagram, insta, google, gmail, swiggy, zomato, paytm, phonepe, jio, airtel, twitter, telegram, youtube, netflix, snapchat,
    linkedin, myntra, meesho, uber, ola, truecaller, sbi, hdfc, bank, icici, whatsapp account
  `,
  trade: `
    repair*, format, formats, formatting, formatted, reset, resetting, backup, back up, laptop, pendrive, pen drive, hard disk, harddisk, cctv, dvr, excel, tally, sql, windows,
    raw data, attendance, gst
  `,
  cancel: `cancel, close, deactivate, return, stop`,
  relatives: `
    mother, mothers, mom, moms, mum, mums, father, fathers, dad, dads, son, sons, daughter, daughters, wife, wifes,
    husband, husbands, brother, brothers, sister, sisters, friend, friends, uncle, uncles, aunt, aunts,
    grandfather, grandfathers, grandmother, grandmothers, parents, neighbour, neighbours, boss, boyfriend,
    girlfriend, ex, cousin, his, her, their, someone elses, somebody elses, someone else, somebody else,
    another person, another persons, another number, other number, customers, employee, employees, colleague,
    child, childs, children, childrens, kid, kids, baby, babys, grandson, grandchild, grandchildren, grandchildrens, family, familys,
    everyones, everybodys
  `,
  dead: `
    dead, died, passed away, expired, deceased, late father, late mother, late husband, late wife, death,
    no more alive, no longer alive,
    late shri, late sri, late shree, late smt, late shrimati, late mr, late mrs, late son, late daughter, late brother, late sister, late grandfather, late grandmother, late uncle, late aunt, late parents, late dad, late mom, late mum, legal heir, legal heirs, lawful heir, widow of, widower of, executor of, the estate of, of the deceased
  `,
  ill: `ill, sick, hospital, coma, bedridden, paralysed, paralyzed, unconscious, dementia, disabled, unwell, stroke`,
  minor: `child, childs, children, childrens, kid, kids, baby, babys, minor, minors, underage, year old, years old`,
  standsFor: `
    legal heir, legal heirs, lawful heir, rightful heir, sole heir, heir of, heirs of, am the heir, am his heir, am her heir, am heir, am nominee, am the nominee,
    am a nominee, am his nominee, am her nominee, am their nominee, as nominee, as the nominee, as a nominee, as his nominee, as her nominee, the nominee of,
    registered nominee, am guardian, am the guardian, am a guardian, am his guardian, am her guardian, am their guardian, legal guardian, as guardian, as the guardian,
    as a guardian, as his guardian, as her guardian, guardian of, my wards, our ward, widow of, widower of, executor of, the estate of, legal representative of,
    authorised representative of, authorized representative of, power of attorney, my clients, our clients, my patients, on behalf of mr, on behalf of mrs,
    on behalf of shri, on behalf of smt, on behalf of the late, behalf of the deceased, late shri, late sri, late shree, late smt, late shrimati, late mr, late mrs,
    my client has, my client wants, my client wishes, my client requests, my client mr, my client mrs, my client ms, my client shri, my client smt, of my client,
    for my client, of our client, for our client, of my patient, for my patient, of my ward, for my ward, my ward is, my ward has, my ward who, on behalf of a minor,
    on behalf of a patient, on behalf of a client, on behalf of a relative, on behalf of a deceased,
    passed away, deceased, no longer alive, no more alive
  `,
  show: `
    show me, show my, what data, what do you have, what do you hold, what do you know, what you hold,
    what information, which data, what all, see my data, download my data, copy of my data, access my data,
    my data report, what are you storing, what is stored, what you have about me, view my data, what details,
    know about me, have about me, hold about me, what have you stored, stored about me, what have you kept, what have you got,
    what do you still, still have about me, still hold about me, what is left, whats left
  `,
  looked: `
    who looked, who has looked, who saw my, who has seen my, who have seen my, who viewed my, who has viewed my, who read my, who has read my,
    who opened my, who has opened my, who accessed, who has accessed, who checked my, who has checked my, who all saw, who all have seen
  `,
  person: `
    person, human, agent, representative, executive, customer care, customer support, customer service, call me, talk to support, speak to support, talk to your team,
    talk to someone, speak to someone, real people, operator, manager, support team, talk to you, live chat, connect me,
    phone me, talk with someone
  `,
  complain: `
    complain, complaint, complaints, grievance, not satisfied, legal action, consumer court, report you, sue you,
    not right, file a case
  `,
  literal: `delete, deletes, deleted, deleting, erase, erace, eraze, erased, erasing, erasure, deletion`,
  away: `remove, remov, remve, rmove, rmv, removed, removing, wipe, purge`,
  ownData: `data, datas, datta, chat history, personal information, personal info`,
  between: `my, mine, me, i, of, all, the, any, this, whole, entire, full, our, personal, whatsapp, please, pls, plz, is, was, not, be, should, to`,
  wares: `pack, packs, cable, cables, card, plan, entry, sheet, balance, recharge, recovery`,
  thisChat: `this chat, this whole chat`,
  before: `dont, not, donot, dnt, never, wont, cannot, shouldnt, stop, cancel, avoid, without`,
  behind: `not`,
  refused: `
    delete naa karna, delete naa karo, delete naa kare, delete nothing, erase nothing, remove nothing, nobody should delete, no one should delete, who told you to delete, who asked you to delete, no need to delete, no need to erase, no need to remove, dare delete, dare to delete, didnt ask to delete, didnt ask you to delete, did not ask to delete,
    never asked to delete, never asked you to delete, didnt want to delete
  `,
  stopping: `cancel, cancle, cancell, cancil, cancal, abort, halt, pause, hold, hold off, hold back, call off, take back, withdraw, revoke, discontinue, suspend, reject, deny, ignore, disregard, skip, forget about`,
  stoppingAny: `stop, stop with`,
  erasing: `deletion, erasure, deleting, erasing, removal, removing, wiping, purging`,
  linking: `request, requests, process`,
  retracting: `
    no, nope, nah, dont, do not, dont do it, do not do it, never mind, nevermind, nvm, wait, cancel, cancle, cancel it, cancel that, leave it, forget it,
    not now, not yet, actually no, actually dont, sorry no, sorry dont, oh no, oops no
  `,
  noContact: `block me, block this number, block my number, block us`,
  threat: `otherwise, or else, or i, or ill, else i, else ill, else we`,
  who: `
    who are you, who r u, who r you, who is this, why do you have my, how did you get my, where did you get my, is this scam, is this a scam, is this fraud,
    is this a fraud, is this fake, is this real
  `,
  happens: `what happens, what will happen`,
  account: `account, accounts`,
  vocative: `bro, buddy, guys, boss, dear, sir, madam, mam`,
  urgent: `please, plz, pls, want, now`,
  speak: `in, please, speak, talk, write, reply, to, me, with, use, change, language, switch, only, want, i`,
  changedMind: `
    changed my mind, change my mind, changed mind, change mind, mind changed, mind is changed, mind has changed, mind change, change of mind, changed the mind
  `,
  standing: `
    status, any update, any updates, an update, the update, some update, update please, update on, update about, update regarding, no update, latest update, give update, need update, for update, get
    update, any news, no news, progress, whats happening, what is happening, whats going on, what is going on, what happened, what happend, what has happened, what became, how long, how long will it take,
    how much time, how much longer, how many days, how many more days, how many hours, how many weeks, when, by when, till when, is it done, is it over, is it completed, is it complete, is it finished, is
    it gone, was it done, has it been done, has it happened, did it get done, did it happen, is it done or not, done or not, done yet, not done, not yet done, still not done, not completed, not yet,
    nothing happened, nothing has happened, nothing yet, still nothing, pending, waiting, still waiting, in process, under process, how far, where is, wheres, what stage, which stage, where does it stand,
    how does it stand, what about, no reply, no response, no answer, completed, finished, is it processed, follow up, following up, track, stuck
  `,
  matter: `
    request, requests, case, cases, deletion, deletion request, delete request, data deletion, erasure, application, reference, reference number, ref, ref no, ref number, case number, case no, case id
  `,
  aroundStanding: `
    my, mine, me, i, the, a, an, is, was, are, am, has, have, had, been, be, being, on, of, for, about, to, in, with, from, this, that, it, its, your, you, please, plz, pls, plss, kindly, sir, madam, bro,
    hi, hello, hey, dear, ok, okay, and, so, but, now, yet, still, till, till now, until now, so far, today, just, can you, could you, can i, could i, want, would like, know, check, checking, tell, give,
    let, need, any, some, there, here, again, share, send, provide, current, latest, asked for, asked, sent, made, raised, submitted, given, gave, i gave, ago, yesterday, last week, last month, day, days,
    week, weeks, month, months, hours, gone, passed, over, will, it take, take, be done, be completed, be finished, be over, be gone, done, happen, happening, going, stand, data, number, account, chat,
    info, information, whats, what, left, more, its been, it has been, regarding
  `,
  words: `my the please is are you your what want i dont of and to for me from this about how it with not have
    can will never all talk who has have was were will`,
  whole: {
    yes: `
      yes, y, yea, yess, yes pls, yeah, yep, yup, ya, ok, okay, k, okk, sure, confirm, confirmed, i confirm, yes please,
      yes delete, yes delete it, yes do it, do it, go ahead, proceed, fine, right, correct, agreed, i agree, done,
      yes remove it, yes erase it, ok done, yes sure, ok delete, ok delete it, please do, yes i am sure, accept, absolutely, of course
    `,
    no: `
      no, n, nope, dont do it, do not do it, stop it please, wait stop, nah, no thanks, no thank you, cancel, cancel it, leave it, not now, no keep it, no dont, dont,
      nope dont, no dont do it, later, never mind, nevermind, forget it, exit, quit
    `,
    greeting: `
      hi, hello, hey, hii, helo, hlo, hy, good morning, good evening, good afternoon, hi there, hello there, start,
      gm, menu, get started, hey there, dear sir, hello sir, hi sir, main menu
    `,
    thanks: `
      tysm, thanks, thank you, thank u, thx, ty, tnx, thank you so much, thanks a lot, ok thanks, ok thank you,
      great thanks, many thanks, great, good, nice, bye, welcome, cool
    `,
    help: `
      help, help me, info, what is this, who are you, who is this, what can you do, how does this work, what, why,
      how, i need help, please help, what is callmissed, what happens then, what will happen, explain,
      i dont understand, what should i do, what do i do, anyone there, is anyone there, what is happening, whats happening, what is going on, whats going on
    `,
    status: `
      status, my status, request status, my request, update, any update, where is my request, case status, track,
      where is my case, are you done, is it gone, is it done, done yet, when, how long, how long will it take, check status, my case, is it deleted, finished
    `,
    stop: `
      stop, stop it, stop this, please stop, stop please, stop all, stopall, unsubscribe, unsub, opt out, optout,
      stopp, block me, leave me alone, no spam, end, block, stop now, just stop, unsubscribe me, stop promotions
    `,
    keep: `keep, keep it, yes keep, yes keep it`,
    denied: `
      it was not me, it wasnt me, this was not me, this wasnt me, that was not me, that wasnt me, was not me, wasnt me, not me, i did not ask for this,
      i didnt ask for this, i did not ask for it, i didnt ask for it, i did not ask for that, i did not request this, i didnt request this,
      i did not request it, i didnt request it, i never asked for this, i never asked for it, i never requested this, i never requested it,
      i did not do this, i didnt do this, i did not do it, i didnt do it, i did not send this, i didnt send this, i did not write this,
      i didnt write this, someone else did this, somebody else did this
    `,
    shared: `
      delete, delete it, erase, keep my data, please keep my data, dont delete my data, stop the deletion, status, case status,
      my case, complain, complaint, not right, talk to a person, language
    `,
    account: `
      my callmissed account, callmissed account, my call missed account, call missed account, about my callmissed account,
      i own a callmissed account, i have a callmissed account, my account at callmissed, my account with callmissed
    `,
    codeAgain: `
      send again, send it again, resend, resend it, resend code, resend the code, new code, send new code, send a new code, send me a new code,
      no code, no mail, no email, code not received, i got no code, i did not get the code, code did not come, another code, once more
    `,
    otherEmail: `
      other address, another address, other email, another email, wrong email, wrong address, different email, different address,
      change email, change address, other mail, another mail, i mistyped, typo
    `,
    sooner: `
      sooner, faster, earlier, quicker, as soon as possible, asap, right now, now, immediately, at once, erase it sooner, delete it sooner,
      delete it now, erase it now, can it be sooner, can it go sooner, i dont want to wait, dont make me wait, hurry, hurry up
    `,
    language: `language, languages, lang, change language, other language, english, in english, english please`,
  },
}
