/* The formats: which column holds what, and how a date is written. */
#include "prospects/facts_formats.h"

#include <jansson.h>

/* What is taken of a table, and the names of its columns in each. */
enum { C_DATE, C_LAST, C_KNOWN, C_TYPE, C_CODE, C_FROM, C_FROM_STATE, C_TO, C_TO_STATE, C_STATUS, C_BASIS, C_N };

struct table {
	ent_format format;
	const char *column[C_N]; /* NULL: it has none such */
};

static const struct table tables[] = {
	{ENT_FORMAT_CSV,
	 {"date_lo", "date_hi", NULL, "event", "cameo", "actor_code", "actor_country", "recipient_code",
	  "recipient_country", "status", "date_basis"}},
	{ENT_FORMAT_ICEWS,
	 {"Event Date", NULL, NULL, "Event Text", "CAMEO Code", "Source Name", "Source Country", "Target Name",
	  "Target Country", NULL, NULL}},
	{ENT_FORMAT_POLECAT,
	 {"Event Date", NULL, "Publication Date", "Event Type", "Event Type", "Actor Name", "Actor Country",
	  "Recipient Name", "Recipient Country", NULL, NULL}},
};

/* GDELT has no header: SQLDATE, DATEADDED, EventCode, Actor1Code, Actor1CountryCode, Actor2Code, Actor2CountryCode. */
static const int gdelt_columns[C_N] = {1, -1, 59, 26, 26, 5, 7, 15, 17, -1, -1};
enum { GDELT_COLUMNS = 61 };

static bool digits(ent_str s, size_t from, size_t n, int *ret_value)
{
	if (s.len < from + n)
		return false;
	*ret_value = 0;
	for (size_t i = from; i < from + n; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		*ret_value = *ret_value * 10 + (s.ptr[i] - '0');
	}
	return true;
}

/* 2014-11-21 or 20141121, whatever follows (a time of day). */
static bool day_of(ent_str s, ent_day *ret_day)
{
	int year, month, day;
	bool dashes = s.len >= 10 && s.ptr[4] == '-' && s.ptr[7] == '-';
	if (!digits(s, 0, 4, &year) || !digits(s, dashes ? 5 : 4, 2, &month) || !digits(s, dashes ? 8 : 6, 2, &day) ||
		!ent_day_valid(year, month, day))
		return false;
	*ret_day = ent_day_from(year, month, day);
	return true;
}

/* Takes the next field off `rest`; csv fields may stand in quotes, which are taken off into `held`. False at the end.
 */
static bool next_field(ent_str *rest, char separator, ent_buf *held, ent_str *ret_field)
{
	if (!rest->ptr)
		return false;
	if (separator != ',' || rest->len == 0 || rest->ptr[0] != '"') {
		ptrdiff_t end = ent_str_find(*rest, (ent_str){&separator, 1}, 0);
		*ret_field = ent_str_sub(*rest, 0, end < 0 ? rest->len : (size_t)end);
		*rest = end < 0 ? (ent_str){0} : ent_str_sub(*rest, (size_t)end + 1, rest->len);
		return true;
	}
	size_t from = held->n, i = 1;
	for (; i < rest->len; i++) {
		if (rest->ptr[i] == '"' && (i + 1 >= rest->len || rest->ptr[i + 1] != '"'))
			break;
		i += rest->ptr[i] == '"';
		ent_buf_putc(held, rest->ptr[i]);
	}
	*ret_field = (ent_str){(const char *)from, held->n - from}; /* made a pointer by `settle`: the buffer may move */
	*rest = i + 1 < rest->len ? ent_str_sub(*rest, i + 2, rest->len) : (ent_str){0};
	return true;
}

/* The fields of a line; those in quotes are found in `held` afterwards. */
static size_t split(ent_str line, char separator, ent_buf *held, ent_str *fields)
{
	size_t n = 0;
	ent_str rest = line;
	bool quoted[ENT_ROW_COLUMNS] = {false};
	while (n < ENT_ROW_COLUMNS) {
		quoted[n] = separator == ',' && rest.len && rest.ptr[0] == '"';
		if (!next_field(&rest, separator, held, &fields[n]))
			break;
		n++;
	}
	for (size_t i = 0; i < n; i++)
		if (quoted[i])
			fields[i].ptr = held->bytes ? held->bytes + (size_t)fields[i].ptr : "";
	return n;
}

static int find_column(const ent_str *header, size_t n, const char *name)
{
	for (size_t i = 0; name && i < n; i++)
		if (ent_str_is(ent_str_trim(header[i]), name))
			return (int)i;
	return -1;
}

static char separator_of(ent_format format)
{
	return format == ENT_FORMAT_CSV ? ',' : '\t';
}

static size_t words(ent_str line, ent_str *out, size_t most)
{
	bool tabs = ent_str_find(line, ENT_STR("\t"), 0) >= 0;
	size_t n = 0;
	ent_str rest = line, part;
	while (rest.len && n < most && ent_str_split(&rest, tabs ? '\t' : ' ', &part)) {
		part = ent_str_trim(part);
		if (part.len || tabs)
			out[n++] = part;
	}
	return n;
}

bool ent_layout_of(ent_str line, ent_layout *ret_layout)
{
	ent_str fields[ENT_ROW_COLUMNS];
	ent_layout layout = {.format = ENT_FORMAT_OURS};
	if (ent_str_starts(ent_str_trim(line), ENT_STR("{"))) {
		*ret_layout = layout;
		return true;
	}
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		ent_buf held = ENT_BUF((size_t)1 << 16);
		size_t n = split(line, separator_of(tables[i].format), &held, fields);
		layout = (ent_layout){.format = tables[i].format, .header = true, .n_columns = n};
		bool all = true;
		for (int k = 0; k < C_N; k++) {
			layout.column[k] = find_column(fields, n, tables[i].column[k]);
			all = all && (layout.column[k] >= 0 || !tables[i].column[k]);
		}
		ent_buf_free(&held);
		if (all) {
			*ret_layout = layout;
			return true;
		}
	}
	ent_buf none = ENT_BUF(1);
	bool gdelt = split(line, '\t', &none, fields) == GDELT_COLUMNS;
	layout = (ent_layout){.format = ENT_FORMAT_GRAPH};
	if (gdelt) {
		layout = (ent_layout){.format = ENT_FORMAT_GDELT, .n_columns = GDELT_COLUMNS};
		layout.header = ent_str_is(fields[0], "GLOBALEVENTID");
		for (int k = 0; k < C_N; k++)
			layout.column[k] = gdelt_columns[k];
	}
	size_t n = gdelt ? 4 : words(line, fields, ENT_ROW_COLUMNS);
	if (n < 4 || n > 5)
		return false;
	*ret_layout = layout;
	return true;
}

/* ---- rows ---- */

static const char *read_graph(ent_str line, ent_row *row)
{
	ent_str field[6];
	int64_t time;
	size_t n = words(line, field, 6);
	if (n < 4 || n > 5)
		return "not 'subject relation object time'";
	if (field[0].len == 0 || field[1].len == 0 || field[2].len == 0)
		return "an empty name";
	row->from[0].name = row->from[0].state = field[0];
	row->to[0].name = row->to[0].state = field[2];
	row->n_from = row->n_to = 1;
	row->relation = row->code = field[1];
	row->dated = field[3].len == 10 && day_of(field[3], &row->t) && field[3].ptr[4] == '-';
	if (row->dated)
		return NULL;
	if (!ent_str_to_int(field[3], &time) || time < -INT32_MAX || time > INT32_MAX / 2)
		return "the time is neither a day nor a whole number";
	row->t = (int32_t)time;
	return NULL;
}

static const char *status_problem(ent_str status)
{
	return status.len == 0 || ent_str_is(status, "actual") || ent_str_is(status, "ongoing") ? NULL : "not done";
}

/* A span of days: its last one is when all of it had happened; one of more than a month says too little. */
static const char *span_problem(ent_day lo, ent_day hi, ent_str basis)
{
	const ent_day longest = 31;
	if (ent_str_is(basis, "published") || ent_str_is(basis, "unknown"))
		return "no date but that of publication";
	return hi - lo >= longest || hi < lo ? "dated no closer than a month" : NULL;
}

/* Names and states that stand in one field each with ";" between them. */
static size_t read_parties(ent_str names, ent_str states, bool several, ent_party *out)
{
	if (!several) {
		out[0] = (ent_party){names.len ? names : states, states};
		return out[0].name.len ? 1 : 0;
	}
	size_t n = 0;
	ent_str name, state;
	while (n < ENT_ROW_ACTORS && names.len && ent_str_split(&names, ';', &name)) {
		state = (ent_str){0};
		(void)(states.len && ent_str_split(&states, ';', &state));
		if (name.len || state.len)
			out[n++] = (ent_party){name.len ? name : state, state};
	}
	return n;
}

static ent_str field_of(const ent_layout *layout, const ent_str *fields, size_t n, int what)
{
	int column = layout->column[what];
	return column >= 0 && (size_t)column < n ? ent_str_trim(fields[column]) : (ent_str){0};
}

static const char *read_table(const ent_layout *layout, ent_str line, ent_buf *held, ent_row *row)
{
	ent_str fields[ENT_ROW_COLUMNS];
	size_t n = split(line, separator_of(layout->format), held, fields);
	bool csv = layout->format == ENT_FORMAT_CSV;
	if (held->status)
		return "a field that is too long";
	if (n != layout->n_columns)
		return "not as many columns as the table has";
	ent_str date = field_of(layout, fields, n, C_DATE), last = field_of(layout, fields, n, C_LAST);
	ent_day lo = 0;
	row->dated = true;
	if (csv && (date.len == 0 || last.len == 0)) {
		row->unfit = "no date";
	} else if (!day_of(date, &lo) || (csv && !day_of(last, &row->t))) {
		return "not a date";
	}
	if (!csv)
		row->t = lo;
	else if (!row->unfit)
		row->unfit = span_problem(lo, row->t, field_of(layout, fields, n, C_BASIS));
	if (!row->unfit)
		row->unfit = status_problem(field_of(layout, fields, n, C_STATUS));
	if (!day_of(field_of(layout, fields, n, C_KNOWN), &row->known))
		row->known = ENT_DAY_UNKNOWN;
	row->relation = field_of(layout, fields, n, C_TYPE);
	row->code = layout->format == ENT_FORMAT_CSV || layout->format == ENT_FORMAT_POLECAT
					? row->relation
					: field_of(layout, fields, n, C_CODE);
	if (row->relation.len == 0)
		row->relation = row->code;
	row->n_from =
		read_parties(field_of(layout, fields, n, C_FROM), field_of(layout, fields, n, C_FROM_STATE), csv, row->from);
	row->n_to = read_parties(field_of(layout, fields, n, C_TO), field_of(layout, fields, n, C_TO_STATE), csv, row->to);
	return NULL;
}

/* A string of the JSON object, copied to `held`; its place is made a pointer later. */
static ent_str keep(ent_buf *held, json_t *object, const char *key)
{
	json_t *value = json_object_get(object, key);
	if (!json_is_string(value))
		return (ent_str){0};
	ent_str place = {(const char *)held->n, json_string_length(value)};
	ent_buf_add(held, (ent_str){json_string_value(value), place.len});
	return place;
}

static void settle(const ent_buf *held, ent_str *s)
{
	*s = s->len && held->bytes ? (ent_str){held->bytes + (size_t)s->ptr, s->len} : (ent_str){0};
}

static void keep_actors(ent_buf *held, json_t *actors, ent_row *row)
{
	size_t n = json_array_size(actors);
	for (size_t i = 0; i < n; i++) {
		json_t *actor = json_array_get(actors, i), *role = json_object_get(actor, "role");
		const char *name = json_is_string(role) ? json_string_value(role) : "";
		bool to = ent_str_is(ent_str_of(name), "recipient"), from = ent_str_is(ent_str_of(name), "actor");
		ent_party party = {keep(held, actor, "code"), keep(held, actor, "country")};
		if (party.name.len == 0)
			party.name = party.state;
		if (party.name.len == 0 || (!to && !from))
			continue;
		if (to && row->n_to < ENT_ROW_ACTORS)
			row->to[row->n_to++] = party;
		else if (from && row->n_from < ENT_ROW_ACTORS)
			row->from[row->n_from++] = party;
	}
}

static const char *read_ours(ent_str line, ent_buf *held, ent_row *row)
{
	json_t *root = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES, NULL);
	if (!json_is_object(root)) {
		json_decref(root);
		return "not a JSON object";
	}
	json_t *date = json_object_get(root, "date");
	ent_str lo = keep(held, date, "lo"), hi = keep(held, date, "hi"), basis = keep(held, date, "basis");
	ent_str status = keep(held, root, "status");
	row->relation = keep(held, root, "event");
	keep_actors(held, json_object_get(root, "actors"), row);
	json_decref(root);
	if (held->status)
		return "a line that is too long";
	settle(held, &lo);
	settle(held, &hi);
	settle(held, &basis);
	settle(held, &status);
	settle(held, &row->relation);
	for (size_t i = 0; i < row->n_from + row->n_to; i++) {
		ent_party *party = i < row->n_from ? &row->from[i] : &row->to[i - row->n_from];
		settle(held, &party->name);
		settle(held, &party->state);
	}
	row->code = row->relation;
	row->dated = true;
	ent_day first;
	if (row->relation.len == 0)
		return "no event";
	if (lo.len == 0 || hi.len == 0)
		row->unfit = "no date";
	else if (!day_of(lo, &first) || !day_of(hi, &row->t))
		return "not a date";
	else
		row->unfit = span_problem(first, row->t, basis);
	if (!row->unfit)
		row->unfit = status_problem(status);
	return NULL;
}

const char *ent_row_read(const ent_layout *layout, ent_str line, ent_buf *held, ent_row *ret_row)
{
	*ret_row = (ent_row){.known = ENT_DAY_UNKNOWN};
	ent_buf_clear(held);
	const char *problem = layout->format == ENT_FORMAT_GRAPH  ? read_graph(line, ret_row)
						  : layout->format == ENT_FORMAT_OURS ? read_ours(line, held, ret_row)
															  : read_table(layout, line, held, ret_row);
	if (!problem && !ret_row->unfit && (ret_row->n_from == 0 || (ret_row->n_to == 0 && ret_row->n_from < 2)))
		ret_row->unfit = "not two actors";
	return problem;
}
