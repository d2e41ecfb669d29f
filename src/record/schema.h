/* The tables of the database, and how an older one becomes a newer one. Described for readers in docs/schema.md. */
#ifndef ENT_RECORD_SCHEMA_H
#define ENT_RECORD_SCHEMA_H

#include "record/sql.h"

enum {
	ENT_SCHEMA_APPLICATION = 0x456e7465, /* "Ente": SQLite's application_id, which file(1) shows too */
	ENT_SCHEMA_VERSION = 2               /* user_version */
};

/* Looks whose database this is. With `write`, makes the tables in an empty one and brings an older one up to date,
 * in one transaction. ENT_CORRUPT: another program's, newer, or damaged. */
ent_status ent_schema_ensure(const ent_sql *sql, bool write, ent_error *error);

#endif
