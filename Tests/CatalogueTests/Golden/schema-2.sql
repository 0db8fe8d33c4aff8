CREATE INDEX failureOfServer ON failure(server)
CREATE INDEX snapshotOfServer ON snapshot(server, listDigest)
CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  snapshot INTEGER NOT NULL REFERENCES snapshot(id),
  context INTEGER NOT NULL REFERENCES digest(id),
  rules INTEGER NOT NULL REFERENCES digest(id),
  findings BLOB NOT NULL,
  UNIQUE (snapshot, rules)
)
CREATE TABLE definition (
  id INTEGER PRIMARY KEY,
  bytesDigest BLOB NOT NULL UNIQUE,
  digest TEXT NOT NULL,
  coreDigest TEXT NOT NULL,
  name BLOB NOT NULL,
  bytes BLOB NOT NULL
)
CREATE TABLE digest (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)
CREATE TABLE failure (
  id INTEGER PRIMARY KEY,
  server INTEGER NOT NULL REFERENCES server(id),
  firstAt INTEGER NOT NULL,
  lastAt INTEGER NOT NULL,
  times INTEGER NOT NULL,
  reason TEXT NOT NULL,
  details BLOB NOT NULL
)
CREATE TABLE lease (
  identity BLOB PRIMARY KEY,
  owner TEXT NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  part TEXT NOT NULL,
  owner TEXT NOT NULL,
  startTicket INTEGER NOT NULL,
  startedAt INTEGER NOT NULL,
  endedAt INTEGER
)
CREATE TABLE seen (
  snapshot INTEGER NOT NULL REFERENCES snapshot(id),
  position INTEGER NOT NULL,
  definition INTEGER NOT NULL REFERENCES definition(id),
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (snapshot, position)
) WITHOUT ROWID
CREATE TABLE server (
  id INTEGER PRIMARY KEY,
  identity BLOB NOT NULL UNIQUE,
  name BLOB NOT NULL,
  source BLOB NOT NULL,
  firstTried INTEGER NOT NULL,
  lastTried INTEGER NOT NULL,
  latestSnapshot INTEGER REFERENCES snapshot(id),
  latestFailure INTEGER REFERENCES failure(id),
  isFailing INTEGER NOT NULL
, ticket INTEGER NOT NULL DEFAULT 0)
CREATE TABLE snapshot (
  id INTEGER PRIMARY KEY,
  server INTEGER NOT NULL REFERENCES server(id),
  takenAt INTEGER NOT NULL,
  lastSeen INTEGER NOT NULL,
  timesSeen INTEGER NOT NULL,
  listDigest TEXT NOT NULL,
  isComplete INTEGER NOT NULL,
  toolCount INTEGER NOT NULL,
  source BLOB NOT NULL,
  said BLOB NOT NULL,
  heard BLOB NOT NULL
)
CREATE TABLE ticket (id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL)
CREATE TABLE verdict (
  definition INTEGER NOT NULL REFERENCES definition(id),
  context INTEGER NOT NULL REFERENCES digest(id),
  rules INTEGER NOT NULL REFERENCES digest(id),
  category TEXT NOT NULL,
  risk TEXT NOT NULL,
  confidence INTEGER NOT NULL,
  reasons BLOB NOT NULL,
  PRIMARY KEY (definition, context, rules)
) WITHOUT ROWID
