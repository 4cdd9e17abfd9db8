-- by hand
CREATE OR REPLACE FUNCTION access_log_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The yearly forgetting names its day in its own statement; whatever day is named, a year by the database's own clock has passed.
  IF TG_OP = 'DELETE' AND OLD.at < nullif(current_setting('bot.access_log_before', true), '')::timestamptz
    AND OLD.at < now() - interval '365 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The access log is append-only.' USING ERRCODE = 'insufficient_privilege';
END $$;
