// The server itself writes both down, so that only what is different differs. Rows that do not satisfy what is brought back stop it all.
/** Beside the schema for as long as one transaction: this version's, whole, from which what is missing or was altered is taken. */
const WHOLE = 'deletion_bot_whole'

/** The statements that bring back in `deletion_bot`, which `ddl` makes, what is missing of it or was altered. No row is changed. */
export const mending = (ddl: string): string => `
select pg_advisory_xact_lock(7311004);
create schema ${WHOLE};
${ddl.replaceAll('deletion_bot', WHOLE)}
do $$ declare bad record; begin
  for bad in
    select c.relname, a.attname, a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as value, o.attnotnull as is_required,
      pg_get_expr(e.adbin, e.adrelid) as has_value
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      join pg_attribute o on o.attrelid = to_regclass('deletion_bot.' || c.relname) and o.attname = a.attname and not o.attisdropped
      left join pg_attrdef e on e.adrelid = o.attrelid and e.adnum = o.attnum
    where c.relnamespace = '${WHOLE}'::regnamespace and c.relkind = 'r'
  loop
    if bad.value is distinct from bad.has_value then
      execute format('alter table deletion_bot.%I alter column %I %s', bad.relname, bad.attname, coalesce('set default ' || bad.value, 'drop default'));
    end if;
    if bad.required <> bad.is_required then
      execute format('alter table deletion_bot.%I alter column %I %s not null', bad.relname, bad.attname, case when bad.required then 'set' else 'drop' end);
    end if;
  end loop;
  for bad in
    select c.relname, k.conname, pg_get_constraintdef(k.oid) as def from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = '${WHOLE}'::regnamespace and k.contype in ('c', 'p', 'u') and not exists (
      select from pg_constraint o where o.conrelid = to_regclass('deletion_bot.' || c.relname) and o.conname = k.conname and o.convalidated
        and pg_get_constraintdef(o.oid) = pg_get_constraintdef(k.oid))
  loop
    execute format('alter table deletion_bot.%I drop constraint if exists %I, add constraint %I %s', bad.relname, bad.conname, bad.conname, bad.def);
  end loop;
  for bad in
    select x.relname, replace(pg_get_indexdef(x.oid), '${WHOLE}.', 'deletion_bot.') as def from pg_class x
    where x.relnamespace = '${WHOLE}'::regnamespace and x.relkind = 'i' and not exists (select from pg_constraint k where k.conindid = x.oid)
  loop
    if not exists (select from pg_index i where i.indexrelid = to_regclass('deletion_bot.' || bad.relname) and i.indisvalid
      and pg_get_indexdef(i.indexrelid) = bad.def) then
      execute format('drop index if exists deletion_bot.%I', bad.relname);
      execute bad.def;
    end if;
  end loop;
end $$;
drop schema ${WHOLE} cascade;
`
