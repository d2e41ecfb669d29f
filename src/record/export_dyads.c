/* The tables of POLECAT, ICEWS and GDELT 2.0: tab-separated, no quotes, missing is empty, a row for each pair of
 * actors. Headers are those of the files that these projects publish (GDELT's from its codebook, since its files have
 * none). What a column would need and our record does not hold (coordinates, Wikipedia and GeoNames numbers, tone)
 * stays empty rather than guessed. */
#include "base/num.h"
#include "record/exporter.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

static const char header_polecat[] =
	"Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW"
	"\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name"
	"\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title"
	"\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
	"\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations"
	"\tStory Locations\tLanguage\tVersion\n";
static const char header_icews[] =
	"Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name"
	"\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry"
	"\tLatitude\tLongitude\n";
static const char header_gdelt[] =
	"GLOBALEVENTID\tSQLDATE\tMonthYear\tYear\tFractionDate"
	"\tActor1Code\tActor1Name\tActor1CountryCode\tActor1KnownGroupCode\tActor1EthnicCode\tActor1Religion1Code"
	"\tActor1Religion2Code\tActor1Type1Code\tActor1Type2Code\tActor1Type3Code"
	"\tActor2Code\tActor2Name\tActor2CountryCode\tActor2KnownGroupCode\tActor2EthnicCode\tActor2Religion1Code"
	"\tActor2Religion2Code\tActor2Type1Code\tActor2Type2Code\tActor2Type3Code"
	"\tIsRootEvent\tEventCode\tEventBaseCode\tEventRootCode\tQuadClass\tGoldsteinScale\tNumMentions\tNumSources"
	"\tNumArticles\tAvgTone"
	"\tActor1Geo_Type\tActor1Geo_FullName\tActor1Geo_CountryCode\tActor1Geo_ADM1Code\tActor1Geo_ADM2Code"
	"\tActor1Geo_Lat\tActor1Geo_Long\tActor1Geo_FeatureID"
	"\tActor2Geo_Type\tActor2Geo_FullName\tActor2Geo_CountryCode\tActor2Geo_ADM1Code\tActor2Geo_ADM2Code"
	"\tActor2Geo_Lat\tActor2Geo_Long\tActor2Geo_FeatureID"
	"\tActionGeo_Type\tActionGeo_FullName\tActionGeo_CountryCode\tActionGeo_ADM1Code\tActionGeo_ADM2Code"
	"\tActionGeo_Lat\tActionGeo_Long\tActionGeo_FeatureID\tDATEADDED\tSOURCEURL\n";

/* A row being written: an event between `one` and `other` (NULL where an event has a single actor). */
typedef struct row {
	const ent_export *export;
	const ent_record_event *event;
	const ent_record_participant *one, *other;
	size_t pair; /* index among the rows of the event */
	ent_buf *out;
	bool tab;
} row;

static void separate(row *r)
{
	if (r->tab)
		ent_buf_putc(r->out, '\t');
	r->tab = true;
}

/* The one writer of text: a field never holds what would end it, and readers that know quotes find none. */
static void field(row *r, ent_str text)
{
	separate(r);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		ent_buf_putc(r->out, (unsigned char)c < ' ' ? ' ' : c == '"' ? '\'' : c);
	}
}

static void empty(row *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		separate(r);
}

static void whole(row *r, int64_t value)
{
	separate(r);
	ent_buf_printf(r->out, "%" PRId64, value);
}

static void real(row *r, double value)
{
	char text[ENT_NUM_SIZE];
	separate(r);
	if (isfinite(value))
		ent_buf_puts(r->out, ent_num_print(value, text));
}

/* Only where it is one day: a year is not its first of January. */
static void iso_day(row *r, const ent_date *date)
{
	char text[ENT_DAY_SIZE];
	field(r, ent_export_is_day(date) ? ent_str_of(ent_day_print(date->lo, text)) : (ent_str){0});
}

/* Ids of these tables are numbers: 12 hex digits of ours and the pair, below 2^53 so that R and JavaScript keep them.
 */
static int64_t number_id(const row *r)
{
	enum { DIGITS = 12, PAIRS = 16 };
	int64_t value = 0;
	for (size_t i = 0; i < DIGITS && i < r->event->id.len; i++) {
		char c = r->event->id.ptr[i];
		int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0;
		value = value * 16 + digit;
	}
	return value * PAIRS + (int64_t)(r->pair % PAIRS);
}

static ent_export_state state_of(const row *r, const ent_record_participant *one)
{
	return ent_export_state_of(r->export, one ? one->country : (ent_str){0}, &r->event->date);
}

static const ent_record_participant nobody = {0};

static const ent_record_participant *or_nobody(const ent_record_participant *one)
{
	return one ? one : &nobody;
}

static ent_str named(const ent_record_participant *one)
{
	return one->person.len ? one->person : one->name.len ? one->name : one->text;
}

/* --- POLECAT --- */

static void polecat_actor(row *r, const ent_record_participant *one)
{
	ent_export_state state = state_of(r, one);
	one = or_nobody(one);
	field(r, named(one));
	field(r, one->country);
	field(r, state.cow);
	field(r, one->sector);
	field(r, one->sector);
	field(r, one->office);
	field(r, one->text);
	empty(r, 1);
}

static void polecat_quad(row *r)
{
	static const char *const names[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
										"MATERIAL CONFLICT"};
	field(r, ent_str_of(names[ent_export_quad(r->event->quad)]));
}

/* "a,b" as POLECAT has it: "a; b". */
static void polecat_contexts(row *r, ent_str commas)
{
	separate(r);
	bool first = true;
	ent_str part;
	while (commas.len && ent_str_split(&commas, ',', &part)) {
		if (!first)
			ent_buf_puts(r->out, "; ");
		ent_buf_add(r->out, ent_str_trim(part));
		first = false;
	}
}

static void polecat(row *r)
{
	const ent_record_event *event = r->event;
	separate(r);
	ent_buf_add(r->out, event->id);
	if (r->pair)
		ent_buf_printf(r->out, "-%zu", r->pair);
	iso_day(r, &event->date);
	field(r, event->event);
	field(r, event->mode);
	real(r, event->score);
	polecat_quad(r);
	polecat_contexts(r, event->context);
	polecat_actor(r, r->one);
	polecat_actor(r, r->other);
	field(r, event->place);
	empty(r, 3);
	field(r, event->place_country);
	empty(r, 3);
	field(r, event->place);
	empty(r, 1);
	field(r, event->source->publisher);
	iso_day(r, &event->source->published);
	empty(r, 3);
	field(r, event->source->language);
	field(r, event->version);
}

/* --- ICEWS --- */

static void icews_actor(row *r, const ent_record_participant *one)
{
	ent_export_state state = state_of(r, one);
	one = or_nobody(one);
	field(r, named(one));
	field(r, one->sector);
	field(r, state.name.len ? state.name : one->country);
}

static void icews(row *r)
{
	const ent_record_event *event = r->event;
	ent_export_state place = ent_export_state_of(r->export, event->place_country, &event->date);
	whole(r, number_id(r));
	iso_day(r, &event->date);
	icews_actor(r, r->one);
	field(r, event->event);
	field(r, event->cameo);
	real(r, event->score);
	icews_actor(r, r->other);
	field(r, event->source->doc);
	whole(r, (int64_t)event->sentence + 1);
	field(r, event->source->publisher);
	field(r, event->place);
	empty(r, 2);
	field(r, place.name.len ? place.name : event->place_country);
	empty(r, 2);
}

/* --- GDELT --- */

/* SQLDATE, MonthYear, Year, FractionDate: each only where all days of the date agree on it. */
static void gdelt_date(row *r, const ent_date *date)
{
	int year = 0, month = 0, first = 0, last_year = 0, last_month = 0, last = 0;
	bool known = date->lo != ENT_DAY_UNKNOWN && date->lo != ENT_DAY_PAST && date->hi != ENT_DAY_FUTURE;
	if (known) {
		ent_day_to(date->lo, &year, &month, &first);
		ent_day_to(date->hi, &last_year, &last_month, &last);
	}
	known = known && year == last_year && year > 0;
	bool by_month = known && month == last_month, by_day = by_month && first == last;
	separate(r);
	if (by_day)
		ent_buf_printf(r->out, "%04d%02d%02d", year, month, first);
	separate(r);
	if (by_month)
		ent_buf_printf(r->out, "%04d%02d", year, month);
	separate(r);
	if (known)
		ent_buf_printf(r->out, "%04d", year);
	separate(r);
	if (by_day) /* the codebook's formula; it can pass .9999 at the end of December */
		ent_buf_printf(r->out, "%04d.%04d", year, (int)fmin(9999, (month * 30 + first) * 10000.0 / 365));
}

static void gdelt_actor(row *r, const ent_record_participant *one)
{
	ent_export_state state = state_of(r, one);
	one = or_nobody(one);
	ent_str country = state.cameo.len ? state.cameo : one->country;
	separate(r);
	if (one->country.len && ent_str_starts(one->code, one->country)) {
		ent_buf_add(r->out, country);
		ent_buf_add(r->out, ent_str_sub(one->code, one->country.len, one->code.len));
	} else {
		ent_buf_add(r->out, one->code);
	}
	field(r, named(one));
	field(r, country);
	empty(r, 4);
	field(r, one->sector);
	empty(r, 2);
}

static void gdelt_what(row *r)
{
	const ent_record_event *event = r->event;
	empty(r, 1);
	field(r, event->cameo);
	field(r, ent_str_sub(event->cameo, 0, 3));
	field(r, ent_str_sub(event->cameo, 0, 2));
	if (ent_export_quad(event->quad))
		whole(r, ent_export_quad(event->quad));
	else
		empty(r, 1);
	real(r, event->score);
	whole(r, 1);
	whole(r, 1);
	whole(r, 1);
	empty(r, 1);
}

static void gdelt(row *r)
{
	enum { GEO = 8 }; /* columns of a place */
	const ent_record_event *event = r->event;
	char day[ENT_DAY_SIZE];
	whole(r, number_id(r));
	gdelt_date(r, &event->date);
	gdelt_actor(r, r->one);
	gdelt_actor(r, r->other);
	gdelt_what(r);
	empty(r, 2 * GEO + 1);
	field(r, event->place);
	field(r, ent_export_state_of(r->export, event->place_country, &event->date).fips);
	empty(r, GEO - 3);
	separate(r);
	if (ent_export_is_day(&event->source->published)) {
		(void)ent_day_print(event->source->published.lo, day);
		for (const char *p = day; *p; p++)
			if (*p != '-')
				ent_buf_putc(r->out, *p);
		ent_buf_puts(r->out, "000000");
	}
	field(r, event->source->url);
}

/* --- pairs --- */

static void write_row(const ent_export *export, const ent_record_event *event, const ent_record_participant *one,
					  const ent_record_participant *other, size_t *pair, ent_buf *out)
{
	row r = {.export = export, .event = event, .one = one, .other = other, .pair = (*pair)++, .out = out};
	switch (export->kind) {
	case ENT_EXPORT_POLECAT:
		polecat(&r);
		break;
	case ENT_EXPORT_ICEWS:
		icews(&r);
		break;
	default:
		gdelt(&r);
		break;
	}
	ent_buf_putc(out, '\n');
}

/* The next participant in `role` from `*i` on; NULL at the end. */
static const ent_record_participant *next(const ent_record_event *event, const char *role, size_t *i)
{
	while (*i < event->n_participants) {
		const ent_record_participant *one = &event->participants[(*i)++];
		if (ent_str_is(one->role, role))
			return one;
	}
	return NULL;
}

/* Actor and recipient; without recipients the actors among themselves, or the only one alone. */
static void pairs(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	size_t pair = 0, start = 0, none = 0;
	bool directed = next(event, "recipient", &none) != NULL;
	const ent_record_participant *one, *other;
	size_t i = 0;
	while ((one = next(event, "actor", &i))) {
		size_t k = directed ? start : i;
		while ((other = next(event, directed ? "recipient" : "actor", &k)))
			write_row(export, event, one, other, &pair, out);
	}
	if (pair == 0) {
		size_t a = 0, b = 0;
		one = next(event, "actor", &a);
		other = next(event, "recipient", &b);
		if (one || other)
			write_row(export, event, one, other, &pair, out);
	}
}

void ent_export_dyads_head(const ent_export *export, ent_buf *out)
{
	ent_buf_puts(out, export->kind == ENT_EXPORT_POLECAT ? header_polecat
					  : export->kind == ENT_EXPORT_ICEWS ? header_icews
														 : header_gdelt);
}

void ent_export_dyads(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	if (ent_str_is(event->status, "actual") || ent_str_is(event->status, "ongoing"))
		pairs(export, event, out);
}
