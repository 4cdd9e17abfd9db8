import type { Finding, FindingKind } from './finding.ts'

/** One sentence that names the way out. */
export function whatToDo({ is, about = '' }: Finding): string {
  return sentences[is].replaceAll('%', about)
}

const sentences: Readonly<Record<FindingKind, string>> = {
  'unmapped-schema':
    'Tables lie in the schema %, and the map speaks of another one: move them, or name the schema under "schemas" in the map with the reason why no person stays there, or who else erases it.',
  'unmapped-table':
    'Give the table an answer in the data map: erase, anonymise, detach, retain, or nothing with a reason. A copy (materialised view) or a foreign table can only be given nothing, with the reason why no person stays in it.',
  'vanished-table': 'Take the table out of the data map, or restore it.',
  'unmapped-column': 'Say in the data map what the column holds.',
  'vanished-column': 'Take the column out of the data map, or restore it.',
  'no-primary-key':
    'Give the table a primary key, or name columns in the map that tell its rows apart: what is kept or frozen is remembered by them.',
  'unindexed-foreign-key':
    'Create an index that begins with the column: each delete of a parent reads the whole table without it.',
  'unindexed-blob-key':
    'Create an index that begins with the column, where it is not null: before a recording is removed the whole table is read for whoever else names it.',
  'foreign-key-gone':
    'The map counts on a foreign key % that is not there: create it again, or take it out of the map’s foreignKeys.',
  'foreign-key-new': 'The map does not know the foreign key %: look at what it changes, then add it to the map’s foreignKeys.',
  'foreign-key-differs': 'The foreign key is no longer ON DELETE as the map has it (%): change it back, or correct the map.',
  'cascades-onto-kept-rows':
    'Change the foreign key to NO ACTION: deleting the parent would take rows with it that the law keeps.',
  'held-from-another-schema':
    'Rows of another schema refer to this table (%) and keep the rows that they refer to, for the map does not speak for them: drop that foreign key or move the table. Where the bot’s role may not read them, they keep every row.',
  'breaks-not-null': 'Write another value than null, or let the column be null.',
  'breaks-unique':
    'Two erased rows would collide: use { "unique": "prefix-" } as the value or, where the column is emptied, let the constraint count each null apart (NULLS DISTINCT).',
  'breaks-check': 'Write a value that the check % allows, or change the check.',
  'cannot-be-written':
    'Leave the column out of what is written: it is a key, other rows refer to it, or the database computes it.',
  'cannot-be-deleted-from':
    'Answer nothing, with the reason why no person stays there: it is a %, whose rows are not ours to change.',
  'does-not-fit': 'Choose a value that fits the column’s type and length; for a foreign key that is null.',
  'leaves-the-person': 'Write something over the column too: it still names the person.',
  'stays-with-the-person':
    'Rows stay here while a law keeps others that refer to them, and nothing is known that could be written over this column: say in "whenHeld" what, or let the column be null. What is a key, or referred to, cannot be written over: let those rows refer to another column.',
  'kept-rows-unknown':
    'Rows that a law keeps are noted here by a table or a key (%) that the database or the map does not have, and would stay for ever: `npm run cli -- retention rename` tells the bot today’s names; where the table was dropped, or its key became another one, `retention forget` gives the rows up, and receipts say so.',
  'held-table-unknown':
    'A legal hold (%) stands on this table, which the map or the database does not have: it may keep any row, so that nothing is erased. Was the table renamed? Place the hold on its name of today, `npm run cli -- hold add`, and only then end this one, `hold end`: it stands a day longer.',
  'never-ends': 'Write something over the column by which the rows are found: they would be found again for ever.',
  undated: 'Name the column that dates the rows (datedBy), or reach them through a parent that has one.',
  'zone-unstated':
    'Say in the table’s "zone" where the clocks hang by which the column is written, such as Asia/Kolkata or UTC: it bears no zone, and is read as UTC until then.',
  'reaches-nothing': 'Correct the way to the rows: its column or parent is not there, or the parent is reached in no way itself.',
  'way-against-its-key':
    'No foreign key leads from this column to %, only one from there back to it: joined as the map has it, strangers’ rows would be taken. Take the way out. A row is reached from what it points at, never from what points at it: give this table a column of its own with the number or the parent’s key, or answer nothing here with the reason.',
  'types-differ':
    'The way joins this column with %, and their types cannot be compared: name the column that bears the parent’s key, or take the way out.',
  'way-refused':
    'PostgreSQL refuses to look for people this way (%), most often because of what stands in a single row: nobody at all is erased until that row is gone or can be read. Find it by the same expression; for json, keep jsonb, which takes no such document.',
  cycle: 'Take one of the ways out: the tables reach each other in a circle.',
  'foreign-key-circle':
    'Break the circle (%): name in detachFirst a column of one of its foreign keys that may be null and is no way to the rows.',
  'cannot-be-detached': 'Take the column out of detachFirst: it may not be null, is a key, or is itself a way to the rows.',
  'owner-unstated':
    'Several people may be named in one row, and no number in a column of its own says whose it is: say in "shared" whether any owner may have it erased, or only the last owner.',
  'owner-unclear':
    'In many rows another number stands here than that of the customer on whose row they hang, and erasures leave such rows to whoever that is. Is it the business’s own, or its staff’s? Name the column in which these numbers stand under "guards" of its table. Is it never a customer’s? Take this way out of the map. Else say in "shared" whose such rows are: own number, or any owner.',
  'cannot-be-shared':
    'Only rows that are erased can be shared until their last owner goes, and each way to them must be one that can be emptied: a column or parent that may be null, or an array.',
  'several-blob-keys':
    'A list or json is no single key, and what it names would stay in the store: keep one key a row, in a text column of its own, and answer "blob key" there. Where the store’s files are named elsewhere as well, answer "content" here.',
  'key-names-the-person':
    'Rows that stay are remembered by their key, and this one names the person: give the table another key.',
  'name-cannot-be-noted': 'Rename it to letters, digits and underscores: what is kept or frozen is noted under that name.',
  'tenant-cannot-be-noted':
    'Businesses are noted by this id where nothing of a person may stand: it must be a number, a uuid or up to 64 letters, digits, - and _, and name nobody.',
  'value-cannot-be-noted':
    'Freeze a column of short words (up to 38 characters, no blank, no four digits in a row) or a switch, or limit it with "when": what stood there is noted for the undo, and this is refused as if it might name a person.',
  'key-cannot-be-noted':
    'Give the table another key, of up to 400 characters and without + and @: rows that stay are remembered by their key, and this one is refused as if it might name a person.',
  'unknown-basis': 'Name a retention basis that this program knows.',
  'trigger-copies':
    'The trigger or rule % may copy rows elsewhere, or change others, when these are changed or deleted: drop it, or name it in the map’s "triggers" with the reason why no person stays in a copy and nobody else’s row is changed. A table of copies that the map erases as well is no such reason: what an erasure itself makes it write is newer than the wish, and stays.',
  'trigger-keeps-rows':
    'The trigger % can stop a delete: drop it, or name it in the map’s "triggers" with the reason why it lets these rows go.',
  'large-object-stays':
    'A large object does not go with the row that names it: keep its bytes in the row or in the blob store, or answer "not personal: …" with the reason, such as a trigger lo_manage that removes it.',
  'hides-rows':
    'Row-level security may hide rows from the bot’s role: give the role BYPASSRLS, or a policy FOR ALL USING (true) of its own.',
  'right-missing': 'Grant % on the table to the bot’s role: `npm run cli -- platform install` prints the statements.',
  'not-compared':
    'What stands in the rows could not be compared with the map for ten minutes: the log says why, most often a statement that takes too long. Until it can, erasures are called partial.',
  inherited: 'Its rows are those of % as well: answer nothing here and let them go through that table, or the other way round.',
  'way-by-name-alone':
    'No foreign key says that this column leads to %: if it is a number of another table, strangers’ rows are erased and the person’s stay. Look at some rows; then let the database say it with a foreign key (NOT VALID will do), or take the way out. Where the column points at several tables, docs/integration.md names the way.',
  'stays-behind':
    'Rows that go with their person point here, and the map calls personal what stands here (%), and erases nothing: it stays, files included, and the erasure is complete all the same. A row is not reached from what points at it: give this table the person’s number, or a foreign key to a row that is theirs. Is it nobody’s, or staff’s? Answer these columns "not personal: …" with the reason.',
  'held-by-others':
    'Rows that are somebody else’s, or nobody’s, point here at rows of % that go with their person: as long as they do, that person’s row stays and the erasure is partial, also where the key would take them along. Are they part of that row? Give them this way. Else let % be anonymised instead of erased: its row stays for the others and names nobody.',
  'dated-by-day':
    'It bears no time: rows of the day on which somebody asks may be older or newer than the wish, stay, and are counted on the receipt as newer. Name a column with a time in datedBy, if there is one.',
  'may-be-undated':
    'It may be null, and nobody can tell whether a row without it is older than a wish: it goes with the erasure and with a replay after a restore, and stays once the erasure is complete. Let it not be null, or name a column in datedBy that never is.',
  'may-be-unkept':
    'The law % counts from here, and it may be null: such a row has no day until which it is kept, and goes at once with its person. Count from a column that is never null, or name a second one beside it, such as the day on which the row was made.',
  'no-such-key':
    'The map calls % the key, and the database does not say that no two rows have it alike, or lets it be null: add a unique constraint over columns that are never null, or correct primaryKey. What is kept there is noted by it; a row that has it with others is frozen as one without a key: what waits is stopped for good, and settings stay as they are.',
  'nobody-closes-accounts':
    'No owner can close an account here, in the chat or by mail, for the map does not say where an account’s people stand: name role, email, phone, owner and admins under "members" of their table. Until then staff enter each: `npm run cli -- request create --scope account`.',
  'frozen-rows-unknown':
    'Rows are frozen here until they are erased, and noted by a table, column or key (%) that the database does not have: whoever takes the wish back would not get back what stood there. `npm run cli -- retention rename` tells the bot today’s names; where it was dropped there is nothing to do.',
  'stays-after-objection':
    'Rows of it belong to no business, or may: where one may keep its data after an objection, the wish goes on for each other business alone, and such rows stay until they are erased by hand; the request’s page says so then. Name the business in "tenant", if the rows have one, and let its column not be null.',
  'kept-by-unknown-law':
    'Rows of erased people stay by the basis %, which is not among the retention bases: people hear “law” and receipts bear its bare id. Put it back into the file that RETENTION_BASES names, be it that no table of the map names it any more, or let `npm run cli -- retention apply` count their days anew.',
  'unindexed-way': 'Each look-up by it reads the whole table: %',
  'unindexed-offers': 'Every minute it is asked whom offers wait for, among all that were ever sent: %',
  'offers-out-of-sight':
    'What waits to be sent here is stopped when somebody says STOP, and not when it is planned later: the list of who wants no offers is kept by business. Name the business in "tenant", and "business" in "scopes".',
  'way-without-index':
    'Each look-up by it reads the whole table, and no index can change that: addresses in lists are compared without regard to case, element by element. Keep them in a column of their own as well, or live with it.',
}
