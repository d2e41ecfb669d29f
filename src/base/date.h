/* Days and EDTF. A day is a count from 1970-01-01 in the proleptic Gregorian calendar (ISO 8601).
 * A date is a closed interval of days with its EDTF string (Library of Congress, EDTF 2019; levels 0 to 2 as
 * far as the texts need them: 2014-11-21, 2014-11, 2014, 195X, 1990/1999, 2016/.., ../2010, 1947~, 2021-21). */
#ifndef ENT_BASE_DATE_H
#define ENT_BASE_DATE_H

#include "base/str.h"

typedef int32_t ent_day; /* [days since 1970-01-01] */

#define ENT_DAY_UNKNOWN INT32_MIN    /* no day known */
#define ENT_DAY_PAST (INT32_MIN + 1) /* open towards the past: "../2010" */
#define ENT_DAY_FUTURE (INT32_MAX)   /* open towards the future: "2016/.." */

/* How a date was got. */
typedef enum ent_basis {
	ENT_BASIS_UNKNOWN,
	ENT_BASIS_STATED,    /* the text says it of this very thing */
	ENT_BASIS_INFERRED,  /* from the narrative, or from the publication date */
	ENT_BASIS_PUBLISHED, /* only the publication date is known */
	ENT_BASIS_GIVEN,     /* publication dates: the caller said so */
	ENT_BASIS_METADATA,  /* publication dates: found in the file's own metadata */
	ENT_BASIS_DATELINE   /* publication dates: found at the head of the text */
} ent_basis;

typedef struct ent_date {
	ent_str edtf;   /* missing when unknown */
	ent_day lo, hi; /* closed; ENT_DAY_UNKNOWN both when unknown */
	ent_basis basis;
} ent_date;

#define ENT_DATE_NONE ((ent_date){.lo = ENT_DAY_UNKNOWN, .hi = ENT_DAY_UNKNOWN})

bool ent_day_valid(int year, int month, int day); /* year -9999..9999 */
ent_day ent_day_from(int year, int month, int day);
void ent_day_to(ent_day day, int *year, int *month, int *day_of_month);
int ent_day_weekday(ent_day day); /* 1 Monday .. 7 Sunday (ISO 8601) */
int ent_month_days(int year, int month);

enum { ENT_DAY_SIZE = 16 };
/* "2014-11-21"; "" for unknown or open ends. Returns `out` (room for ENT_DAY_SIZE). */
char *ent_day_print(ent_day day, char *out);

/* Reads an EDTF string into the days it covers; `ret_date->edtf` is the view given, basis unknown.
 * False where it is not EDTF, is not a real date, or is of a kind not supported. */
bool ent_edtf_parse(ent_str edtf, ent_date *ret_date);

/* The shortest EDTF of a closed or open interval of days: a whole year is "2014", a whole month "2014-11",
 * one day "2014-11-21", anything else "lo/hi". */
ent_str ent_edtf_of_days(ent_arena *arena, ent_day lo, ent_day hi);

/* "stated", "inferred", ... a constant string; and back (false when unknown). */
const char *ent_basis_name(ent_basis basis);
bool ent_basis_parse(ent_str name, ent_basis *ret_basis);

#endif
