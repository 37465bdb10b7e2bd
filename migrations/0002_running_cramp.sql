-- The cramp that is going on. Its entry stands in its night like any other; this row says that it
-- has not ended, and at which moment it began. It is no part of the interchange format.
--
-- No foreign key: a night is edited by taking its rows out and putting them in again.

CREATE TABLE running_cramp (
  id INTEGER PRIMARY KEY CHECK (id = 1), -- one at a time
  night TEXT NOT NULL CHECK (date(night) IS night),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 99), -- among the cramps of the night
  since_ms INTEGER NOT NULL, -- milliseconds since 1970, UTC
  clock TEXT NOT NULL CHECK (clock GLOB '[01][0-9]:[0-5][0-9]' OR clock GLOB '2[0-3]:[0-5][0-9]'),
  time_zone TEXT CHECK (length(time_zone) BETWEEN 1 AND 64)
) STRICT;
