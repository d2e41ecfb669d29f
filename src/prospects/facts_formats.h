/* One row of an event file, whatever its format, as facts_read takes it. */
#ifndef ENT_PROSPECTS_FACTS_FORMATS_H
#define ENT_PROSPECTS_FACTS_FORMATS_H

#include "base/buf.h"
#include "base/date.h"

typedef enum ent_format {
	ENT_FORMAT_GRAPH, /* subject relation object time [ignored] */
	ENT_FORMAT_OURS,  /* JSON lines */
	ENT_FORMAT_CSV,
	ENT_FORMAT_ICEWS,
	ENT_FORMAT_GDELT,
	ENT_FORMAT_POLECAT
} ent_format;

enum { ENT_ROW_ACTORS = 16, ENT_ROW_COLUMNS = 64 };

/* A party of an event: as the source names it, and its state's name or code (missing: none). */
typedef struct ent_party {
	ent_str name, state;
} ent_party;

/* Views into the line, or into `held`. */
typedef struct ent_row {
	ent_party from[ENT_ROW_ACTORS], to[ENT_ROW_ACTORS]; /* [n_from] [n_to]; n_to 0: among themselves */
	size_t n_from, n_to;
	ent_str relation; /* native: relation, event text, code or type */
	ent_str code;     /* for PLOVER: CAMEO code, type, or event text */
	int32_t t;        /* day, or a number of the table's own where `dated` is false */
	bool dated;
	ent_day known;     /* the day on which the source knew of it, ENT_DAY_UNKNOWN where it does not say */
	const char *unfit; /* why this is not a dated deed; NULL: it is one */
} ent_row;

/* The columns of a table with a header; of others by number. */
typedef struct ent_layout {
	ent_format format;
	bool header; /* the first line is one */
	int column[16];
	size_t n_columns; /* of the header; rows may have fewer at the end */
} ent_layout;

/* Finds out what a file is from its first line. False: it is none of these. */
bool ent_layout_of(ent_str line, ent_layout *ret_layout);

/* Reads one line. NULL, or what is wrong with it (a constant). Strings are copied to `held` where the line does not
 * hold them as they are; `held` is cleared first. */
const char *ent_row_read(const ent_layout *layout, ent_str line, ent_buf *held, ent_row *ret_row);

#endif
