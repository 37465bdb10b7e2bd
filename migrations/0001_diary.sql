-- One person's diary. The fields, their words and their ranges are those of the interchange
-- format (assets/diary.schema.json). NULL always means "not answered". A list that can be
-- answered with "none" has a flag beside it: *_answered = 1 and no rows is "none".
--
-- A date is a civil date YYYY-MM-DD that exists; a clock time is HH:MM on the wall.
-- This file is never edited once it was released; a later one changes what it made.

PRAGMA application_id = 1131562089; -- "CrDi"

CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  commit_seq INTEGER NOT NULL CHECK (commit_seq >= 0), -- one more with every transaction
  content_digest BLOB NOT NULL CHECK (length(content_digest) = 32),
  app_version TEXT NOT NULL CHECK (length(app_version) <= 40) -- of the last writer
) STRICT;

CREATE TABLE night (
  date TEXT PRIMARY KEY NOT NULL CHECK (date(date) IS date), -- the morning
  time_zone TEXT CHECK (length(time_zone) BETWEEN 1 AND 64),
  cramps_answered INTEGER NOT NULL CHECK (cramps_answered IN (0, 1)),
  bedtime_answered INTEGER NOT NULL CHECK (bedtime_answered IN (0, 1)),
  signs_answered INTEGER NOT NULL CHECK (signs_answered IN (0, 1)),
  doses_answered INTEGER NOT NULL CHECK (doses_answered IN (0, 1)),
  -- Sleep
  into_bed TEXT CHECK (into_bed GLOB '[01][0-9]:[0-5][0-9]' OR into_bed GLOB '2[0-3]:[0-5][0-9]'),
  tried_to_sleep TEXT CHECK (tried_to_sleep GLOB '[01][0-9]:[0-5][0-9]' OR tried_to_sleep GLOB '2[0-3]:[0-5][0-9]'),
  minutes_to_fall_asleep INTEGER CHECK (minutes_to_fall_asleep BETWEEN 0 AND 1440),
  awakenings INTEGER CHECK (awakenings BETWEEN 0 AND 60),
  minutes_awake INTEGER CHECK (minutes_awake BETWEEN 0 AND 1440),
  final_awakening TEXT CHECK (final_awakening GLOB '[01][0-9]:[0-5][0-9]' OR final_awakening GLOB '2[0-3]:[0-5][0-9]'),
  out_of_bed TEXT CHECK (out_of_bed GLOB '[01][0-9]:[0-5][0-9]' OR out_of_bed GLOB '2[0-3]:[0-5][0-9]'),
  quality TEXT CHECK (quality IN ('very_poor', 'poor', 'fair', 'good', 'very_good')),
  -- The day before
  fluid_ml INTEGER CHECK (fluid_ml BETWEEN 0 AND 20000),
  caffeine_mg INTEGER CHECK (caffeine_mg BETWEEN 0 AND 5000),
  last_caffeine TEXT CHECK (last_caffeine GLOB '[01][0-9]:[0-5][0-9]' OR last_caffeine GLOB '2[0-3]:[0-5][0-9]'),
  alcohol_g REAL CHECK (alcohol_g BETWEEN 0 AND 1000),
  last_alcohol TEXT CHECK (last_alcohol GLOB '[01][0-9]:[0-5][0-9]' OR last_alcohol GLOB '2[0-3]:[0-5][0-9]'),
  exercise TEXT CHECK (exercise IN ('none', 'light', 'moderate', 'hard')),
  warmed_up INTEGER CHECK (warmed_up IN (0, 1)),
  cooled_down INTEGER CHECK (cooled_down IN (0, 1)),
  hot_or_sweaty INTEGER CHECK (hot_or_sweaty IN (0, 1)),
  long_sitting INTEGER CHECK (long_sitting IN (0, 1)),
  long_standing INTEGER CHECK (long_standing IN (0, 1)),
  unsupportive_shoes INTEGER CHECK (unsupportive_shoes IN (0, 1)),
  electrolytes INTEGER CHECK (electrolytes IN (0, 1)),
  -- The day after
  tired INTEGER CHECK (tired BETWEEN 0 AND 10),
  lost_sleep_to_cramps INTEGER CHECK (lost_sleep_to_cramps IN (0, 1)),
  limited_activities INTEGER CHECK (limited_activities IN (0, 1)),
  limited_exercise INTEGER CHECK (limited_exercise IN (0, 1)),
  -- Notes
  medication_note TEXT CHECK (length(medication_note) <= 10000),
  note TEXT CHECK (length(note) <= 10000)
) STRICT, WITHOUT ROWID;

CREATE TABLE cramp (
  night TEXT NOT NULL REFERENCES night (date) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 99),
  started TEXT CHECK (started GLOB '[01][0-9]:[0-5][0-9]' OR started GLOB '2[0-3]:[0-5][0-9]'),
  minutes REAL CHECK (minutes BETWEEN 0 AND 1440),
  did_not_stop INTEGER CHECK (did_not_stop IN (0, 1)),
  pain INTEGER CHECK (pain BETWEEN 0 AND 10),
  muscle TEXT CHECK (muscle IN ('calf', 'foot', 'toes', 'shin', 'hamstring', 'thigh', 'hip', 'other')),
  side TEXT CHECK (side IN ('left', 'right', 'both')),
  woke INTEGER CHECK (woke IN (0, 1)),
  minutes_awake INTEGER CHECK (minutes_awake BETWEEN 0 AND 1440),
  visible_tightening INTEGER CHECK (visible_tightening IN (0, 1)),
  hard_to_move INTEGER CHECK (hard_to_move IN (0, 1)),
  relief_answered INTEGER NOT NULL CHECK (relief_answered IN (0, 1)),
  soreness_hours REAL CHECK (soreness_hours BETWEEN 0 AND 168),
  note TEXT CHECK (length(note) <= 10000),
  PRIMARY KEY (night, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE relief (
  night TEXT NOT NULL,
  cramp INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  measure TEXT NOT NULL CHECK (measure IN ('stretch', 'massage', 'pressure', 'cold', 'heat', 'walk', 'warm_bath', 'other')),
  helped TEXT CHECK (helped IN ('yes', 'partly', 'no')),
  PRIMARY KEY (night, cramp, position),
  FOREIGN KEY (night, cramp) REFERENCES cramp (night, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE bedtime (
  night TEXT NOT NULL REFERENCES night (date) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  measure TEXT NOT NULL CHECK (measure IN ('stretch', 'massage', 'heat', 'bike', 'walk', 'warm_bath', 'loose_bedding', 'feet_raised', 'feet_flexed', 'pillow_under_knees')),
  PRIMARY KEY (night, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign (
  night TEXT NOT NULL REFERENCES night (date) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  sign TEXT NOT NULL CHECK (sign IN ('swelling', 'redness', 'heat', 'pain_between_cramps', 'skin_discoloration', 'visible_veins', 'numbness', 'tingling', 'burning', 'weakness', 'muscle_shrinking', 'urge_to_move', 'twitching')),
  side TEXT CHECK (side IN ('left', 'right', 'both')),
  lasting INTEGER CHECK (lasting IN (0, 1)),
  pain INTEGER CHECK (pain BETWEEN 0 AND 10),
  known_to_doctor INTEGER CHECK (known_to_doctor IN (0, 1)),
  PRIMARY KEY (night, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE dose (
  night TEXT NOT NULL REFERENCES night (date) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  amount TEXT CHECK (length(amount) <= 200),
  time TEXT CHECK (time GLOB '[01][0-9]:[0-5][0-9]' OR time GLOB '2[0-3]:[0-5][0-9]'),
  PRIMARY KEY (night, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE medication (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  class TEXT CHECK (class IN ('diuretic', 'statin', 'asthma', 'other')),
  dose TEXT CHECK (length(dose) <= 200),
  started TEXT CHECK (date(started) IS started),
  stopped TEXT CHECK (date(stopped) IS stopped),
  suspected INTEGER CHECK (suspected IN (0, 1)),
  note TEXT CHECK (length(note) <= 10000)
) STRICT;

CREATE TABLE increase (
  medication INTEGER NOT NULL REFERENCES medication (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  date TEXT NOT NULL CHECK (date(date) IS date),
  PRIMARY KEY (medication, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE exposure (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL CHECK (date(date) IS date),
  substance TEXT NOT NULL CHECK (substance IN ('lead', 'pesticide', 'solvent', 'heavy_metal', 'other')),
  note TEXT CHECK (length(note) <= 10000)
) STRICT;

CREATE TABLE acknowledgement (
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL, -- may be one that this program does not know
  date TEXT NOT NULL CHECK (date(date) IS date),
  action TEXT CHECK (action IN ('seen', 'appointment_booked', 'discussed_with_doctor', 'received_care')),
  covers_answered INTEGER NOT NULL CHECK (covers_answered IN (0, 1)),
  note TEXT CHECK (length(note) <= 10000)
) STRICT;

CREATE TABLE covered (
  acknowledgement INTEGER NOT NULL REFERENCES acknowledgement (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  date TEXT NOT NULL CHECK (date(date) IS date),
  what TEXT NOT NULL CHECK (length(what) <= 40),
  PRIMARY KEY (acknowledgement, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL CHECK (date(date) IS date),
  time TEXT CHECK (time GLOB '[01][0-9]:[0-5][0-9]' OR time GLOB '2[0-3]:[0-5][0-9]'),
  whom TEXT CHECK (length(whom) <= 200), -- "with" is a word of SQL
  place TEXT CHECK (length(place) <= 200),
  outcome TEXT CHECK (length(outcome) <= 10000)
) STRICT;

CREATE TABLE profile (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT CHECK (length(name) <= 200),
  birth_date TEXT CHECK (date(birth_date) IS birth_date),
  pregnant_from TEXT CHECK (date(pregnant_from) IS pregnant_from),
  pregnant_until TEXT CHECK (date(pregnant_until) IS pregnant_until),
  exercises_often INTEGER CHECK (exercises_often IN (0, 1)),
  suspects_deficiency INTEGER CHECK (suspects_deficiency IN (0, 1)),
  personal_history_answered INTEGER NOT NULL CHECK (personal_history_answered IN (0, 1)),
  family_history_answered INTEGER NOT NULL CHECK (family_history_answered IN (0, 1)),
  questions_for_doctor TEXT CHECK (length(questions_for_doctor) <= 10000),
  emergency_number TEXT CHECK (length(emergency_number) <= 40),
  emergency_contact TEXT CHECK (length(emergency_contact) <= 200)
) STRICT;

CREATE TABLE medical_history (
  whose TEXT NOT NULL CHECK (whose IN ('personal', 'family')),
  position INTEGER NOT NULL CHECK (position >= 0),
  condition TEXT NOT NULL CHECK (condition IN ('thyroid_disease', 'diabetes', 'circulatory_problem', 'kidney_disease', 'liver_disease', 'nerve_disorder', 'spinal_nerve_compression')),
  PRIMARY KEY (whose, position)
) STRICT, WITHOUT ROWID;

-- Thresholds that the person changed; every other one has its default.
CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value INTEGER NOT NULL,
  CHECK (CASE name
    WHEN 'frequent_cramp_nights' THEN value BETWEEN 2 AND 28
    WHEN 'repeated_cramp_nights' THEN value BETWEEN 2 AND 7
    WHEN 'severe_pain' THEN value BETWEEN 5 AND 10
    WHEN 'severe_nights' THEN value BETWEEN 1 AND 14
    WHEN 'sleep_loss_nights' THEN value BETWEEN 2 AND 12
    WHEN 'sleep_loss_minutes' THEN value BETWEEN 5 AND 120
    WHEN 'woken_nights' THEN value BETWEEN 2 AND 12
    WHEN 'tired_score' THEN value BETWEEN 1 AND 10
    WHEN 'tired_days' THEN value BETWEEN 2 AND 14
    WHEN 'limited_days' THEN value BETWEEN 1 AND 14
    WHEN 'persistent_blocks' THEN value BETWEEN 2 AND 6
    WHEN 'medication_days' THEN value BETWEEN 30 AND 365
    WHEN 'exposure_days' THEN value BETWEEN 30 AND 365
    WHEN 'sign_days' THEN value BETWEEN 1 AND 4
    WHEN 'late_hours' THEN value BETWEEN 2 AND 12
    WHEN 'fluid_goal_ml' THEN value BETWEEN 500 AND 5000
    ELSE 0 END)
) STRICT, WITHOUT ROWID;

-- Every step that can be undone (undone = 0) or made again (undone = 1).
CREATE TABLE history_step (
  seq INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;

-- A rowid table: a change of a kilobyte would take a page of its own otherwise.
CREATE TABLE history_change (
  step INTEGER NOT NULL REFERENCES history_step (seq) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  change TEXT NOT NULL, -- JSON: what stood there before, and what after
  PRIMARY KEY (step, position)
) STRICT;

-- How the program is set up; not part of the diary.
CREATE TABLE preference (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Texts that were being typed and are no entry yet.
CREATE TABLE draft (
  key TEXT PRIMARY KEY NOT NULL,
  body TEXT NOT NULL,
  at_ms INTEGER NOT NULL, -- milliseconds since 1970, UTC
  base INTEGER NOT NULL CHECK (base >= 0) -- commit_seq that it was typed against
) STRICT;

INSERT INTO meta (id, commit_seq, content_digest, app_version) VALUES (1, 0, zeroblob(32), '');
INSERT INTO profile (id, personal_history_answered, family_history_answered) VALUES (1, 0, 0);
