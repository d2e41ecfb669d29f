/* Walking paths and lines; numbering what rows name; saying what was wrong with a row.
 *
 * Of each kind of trouble the first ten rows of a file are told one by one, the rest as a number: a file that is sorted
 * the other way round would otherwise tell of every row. */
#include "prospects/facts_read.h"

#include "base/utf8.h"
#include "prospects/facts_formats.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { TOLD_EACH = 10, LONGEST_LINE_MIB = 16, MOST_ROWS = 200000000 };

enum { MALFORMED, UNSORTED, DUPLICATE, FUTURE, UNFIT, TROUBLES };
static const char *const trouble_names[] = {"malformed", "out of order", "repeated", "dated in the future", "unfit"};

struct reading {
	ent_arena *arena;
	const ent_facts_source *source;
	ent_facts *facts;
	ent_error *error;
	ent_names files;
	ent_names entities, relations; /* of the folder at hand, by number; empty where its rows hold names */
	FILE *in;                      /* outside the arena: closed outside its guard */
	ent_buf line, held;
	/* of the file at hand */
	uint32_t file;
	ent_part part;
	int64_t number; /* [1..] line */
	int32_t latest;
	bool any, dated, undated; /* rows of days, rows of numbers: in all files */
	int64_t told[TROUBLES], n_trouble[TROUBLES];
	bool given; /* bytes instead of files */
	ent_str path, bytes;
};

static int64_t *counter(ent_facts_rows *counts, int trouble)
{
	int64_t *const all[] = {&counts->malformed, &counts->unsorted, &counts->duplicate, &counts->future, &counts->unfit};
	return all[trouble];
}

/* Only a malformed row is an error; the others were put right. */
static void tell(const struct reading *job, int kind, int64_t line, const char *what, int64_t n)
{
	ent_str file = job->files.at[job->file];
	ent_error problem;
	char where[sizeof problem.where];
	(void)snprintf(where, sizeof where, "%.*s", ENT_FMT(file));
	char text[128];
	(void)snprintf(text, sizeof text, "%lld more rows %s", (long long)n, what);
	(void)ent_fail(&problem, kind == MALFORMED ? ENT_FORMAT : ENT_OK, where, line, -1, "%s", n ? text : what);
	if (job->source->problem)
		job->source->problem(job->source->payload, &problem);
}

static void trouble(struct reading *job, int kind, const char *what)
{
	++*counter(&job->facts->counts, kind);
	job->n_trouble[kind]++;
	if (kind == UNFIT || job->told[kind] == TOLD_EACH)
		return;
	job->told[kind]++;
	tell(job, kind, job->number, what, 0);
}

static void end_of_file(struct reading *job)
{
	for (int kind = 0; kind < TROUBLES; kind++) {
		int64_t untold = job->n_trouble[kind] - job->told[kind];
		if (kind != UNFIT && untold > 0)
			tell(job, kind, 0, trouble_names[kind], untold);
		job->n_trouble[kind] = job->told[kind] = 0;
	}
}

/* What a number of the folder's stands for; a number that it does not name, and anything else, for itself. */
static ent_str named(const ent_names *names, ent_str s)
{
	int64_t i;
	return names->n && ent_str_to_int(s, &i) && i >= 0 && i < (int64_t)names->n ? names->at[i] : s;
}

static void add_fact(struct reading *job, const ent_row *row, const ent_party *from, const ent_party *to,
					 ent_str relation)
{
	ent_str s = named(&job->entities, from->name), o = named(&job->entities, to->name);
	if (job->source->states) {
		s = ent_cameo_state(job->source->cameo, named(&job->entities, from->state.len ? from->state : from->name));
		o = ent_cameo_state(job->source->cameo, named(&job->entities, to->state.len ? to->state : to->name));
		if (s.len == 0 || o.len == 0 || ent_str_eq(s, o))
			return;
	}
	ent_fact fact = {ent_facts_entity(job->facts, s), ent_facts_relation(job->facts, relation),
					 ent_facts_entity(job->facts, o), row->t};
	ent_facts_add(job->facts, fact, job->part);
	*ent_push(job->arena, &job->facts->origins) = (ent_origin){job->file, (uint32_t)job->number};
}

static ent_status take_row(struct reading *job, const ent_row *row)
{
	const ent_facts_source *source = job->source;
	ent_str relation = named(&job->relations, row->relation);
	if (row->unfit) {
		trouble(job, UNFIT, row->unfit);
		return ENT_OK;
	}
	if (source->as == ENT_AS_PLOVER) {
		const ent_kind *kind = ent_cameo_kind(source->cameo, named(&job->relations, row->code));
		relation = kind ? kind->name : (ent_str){0};
	}
	if (row->dated && ((row->known != ENT_DAY_UNKNOWN && row->t > row->known) ||
					   (source->today != ENT_DAY_UNKNOWN && row->t > source->today))) {
		trouble(job, FUTURE, "dated later than it was known; left out");
		return ENT_OK;
	}
	if (job->any && row->t < job->latest)
		trouble(job, UNSORTED, "earlier than the row before it; put where it belongs");
	job->latest = !job->any || row->t > job->latest ? row->t : job->latest;
	job->any = true;
	job->dated |= row->dated;
	job->undated |= !row->dated;
	size_t before = job->facts->rows.n;
	for (size_t i = 0; relation.len && i < row->n_from; i++)
		for (size_t k = 0; k < (row->n_to ? row->n_to : row->n_from); k++)
			if (row->n_to || i != k)
				add_fact(job, row, &row->from[i], row->n_to ? &row->to[k] : &row->from[k], relation);
	if (job->facts->rows.n == before)
		trouble(job, UNFIT, "no type or no two actors");
	if (job->facts->rows.n > (size_t)(source->most_rows ? source->most_rows : MOST_ROWS))
		return ent_fail(job->error, ENT_LIMIT, job->files.at[job->file].ptr, job->number, -1, "too many rows");
	return ENT_OK;
}

/* The next line, without its end; false at the end of the file. */
static bool next_line(struct reading *job, ent_str *ret_line)
{
	if (job->given) {
		if (job->bytes.len == 0 || !ent_str_split(&job->bytes, '\n', ret_line))
			return false;
	} else {
		if (!ent_buf_line(&job->line, job->in))
			return false;
		*ret_line = ent_buf_str(&job->line);
	}
	while (ret_line->len && (ret_line->ptr[ret_line->len - 1] == '\n' || ret_line->ptr[ret_line->len - 1] == '\r'))
		ret_line->len--;
	if (job->number++ == 0)
		*ret_line = ent_utf8_unmarked(*ret_line);
	return true;
}

static ent_status read_lines(struct reading *job)
{
	ent_layout layout = {0};
	ent_str line;
	bool known = false;
	job->number = 0;
	job->any = false;
	while (next_line(job, &line)) {
		ent_row row;
		if (job->line.status || line.len > (size_t)LONGEST_LINE_MIB << 20) {
			trouble(job, MALFORMED, "a line that is too long; left out");
			continue;
		}
		if (ent_str_trim(line).len == 0)
			continue;
		if (!known) {
			known = ent_layout_of(line, &layout);
			if (!known)
				return ent_fail(job->error, ENT_FORMAT, job->files.at[job->file].ptr, job->number, -1,
								"no table of events: neither a graph, nor ours, ICEWS's, GDELT's or POLECAT's");
			if (layout.header)
				continue;
		}
		job->facts->counts.read++;
		const char *problem = ent_row_read(&layout, line, &job->held, &row);
		ent_status status = ENT_OK;
		if (problem)
			trouble(job, MALFORMED, problem);
		else
			status = take_row(job, &row);
		if (status)
			return status;
	}
	end_of_file(job);
	return ENT_OK;
}

static ent_status read_file(struct reading *job, ent_str path, ent_part part)
{
	path = ent_str_copy(job->arena, path);
	job->file = (uint32_t)job->files.n;
	job->part = part;
	*ent_push(job->arena, &job->files) = path;
	job->in = fopen(path.ptr, "rb");
	if (!job->in)
		return ent_fail(job->error, errno == ENOENT ? ENT_NOTFOUND : ENT_IO, path.ptr, 0, -1, "cannot open: %s",
						strerror(errno));
	ent_status status = read_lines(job);
	if (!status && ferror(job->in))
		status = ent_fail(job->error, ENT_IO, path.ptr, job->number, -1, "cannot read: %s", strerror(errno));
	(void)fclose(job->in);
	job->in = NULL;
	return status;
}

/* entity2id.txt, relation2id.txt: "name<tab>number". Rows then hold numbers. Names are added in this order (`add` may
 * be NULL), so that an entity that no row has counts too. `ret_names` are the names by number. */
static ent_status read_numbers(struct reading *job, const char *path, uint32_t (*add)(ent_facts *, ent_str),
							   ent_names *ret_names)
{
	ent_str line;
	job->in = fopen(path, "rb");
	job->number = 0;
	if (!job->in)
		return ENT_OK; /* rows then hold the names */
	while (next_line(job, &line)) {
		ptrdiff_t tab = ent_str_find(line, ENT_STR("\t"), 0);
		int64_t id;
		if (tab < 0 || !ent_str_to_int(ent_str_trim(ent_str_sub(line, (size_t)tab, line.len)), &id) ||
			id != (int64_t)ret_names->n)
			return ent_fail(job->error, ENT_FORMAT, path, job->number, -1, "not 'name<tab>number' in order from 0");
		ent_str name = ent_str_copy(job->arena, ent_str_trim(ent_str_sub(line, 0, (size_t)tab)));
		if (add)
			(void)add(job->facts, name);
		*ent_push(job->arena, ret_names) = name;
	}
	ent_status status = ENT_OK;
	if (ferror(job->in))
		status = ent_fail(job->error, ENT_IO, path, job->number, -1, "cannot read: %s", strerror(errno));
	(void)fclose(job->in);
	job->in = NULL;
	return status;
}

static bool exists(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static ent_status read_folder(struct reading *job, const char *folder)
{
	static const char *const parts[] = {"train.txt", "valid.txt", "test.txt"};
	ent_str path = ent_str_format(job->arena, "%s/entity2id.txt", folder);
	job->entities = job->relations = (ent_names){0};
	ent_status status = read_numbers(job, path.ptr, job->source->states ? NULL : ent_facts_entity, &job->entities);
	path = ent_str_format(job->arena, "%s/relation2id.txt", folder);
	if (!status)
		status =
			read_numbers(job, path.ptr, job->source->as == ENT_AS_PLOVER ? NULL : ent_facts_relation, &job->relations);
	bool any = false;
	for (int p = 0; !status && p < ENT_PARTS; p++) {
		path = ent_str_format(job->arena, "%s/%s", folder, parts[p]);
		if (!exists(path.ptr))
			continue;
		any = true;
		status = read_file(job, path, (ent_part)p);
	}
	if (!status && !any)
		return ent_fail(job->error, ENT_NOTFOUND, folder, 0, -1, "holds none of train.txt, valid.txt, test.txt");
	job->entities = job->relations = (ent_names){0};
	return status;
}

/* Rows of an earlier part that are not before the later ones would tell what is to be foretold. */
static void drop_future(struct reading *job)
{
	ent_facts *facts = job->facts;
	int32_t begin[ENT_PARTS + 1] = {INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX};
	for (size_t i = 0; i < facts->rows.n; i++)
		if (facts->rows.at[i].t < begin[facts->part.at[i]])
			begin[facts->part.at[i]] = facts->rows.at[i].t;
	for (int p = ENT_PARTS - 1; p >= 0; p--)
		begin[p] = begin[p] < begin[p + 1] ? begin[p] : begin[p + 1];
	size_t kept = 0;
	for (size_t i = 0; i < facts->rows.n; i++) {
		uint8_t part = facts->part.at[i];
		if (facts->rows.at[i].t >= begin[part + 1]) {
			job->file = facts->origins.at[i].file;
			job->number = facts->origins.at[i].line;
			trouble(job, FUTURE, "not before the next part begins; left out");
			continue;
		}
		facts->rows.at[kept] = facts->rows.at[i];
		facts->origins.at[kept] = facts->origins.at[i];
		facts->part.at[kept++] = part;
	}
	facts->rows.n = facts->part.n = facts->origins.n = kept;
}

static void repeated(void *payload, const ent_origin *origin)
{
	struct reading *job = payload;
	job->file = origin->file;
	job->number = origin->line;
	if (job->source->as == ENT_AS_PLOVER) /* rows of different kinds that are one type: nothing is wrong with them */
		job->facts->counts.duplicate++;
	else
		trouble(job, DUPLICATE, "the same as another row; counted once");
}

static ent_status read_all(struct reading *job)
{
	const ent_facts_source *source = job->source;
	ent_status status = ENT_OK;
	job->facts = ent_facts_new(job->arena);
	if (job->given) {
		*ent_push(job->arena, &job->files) = job->path;
		status = read_lines(job);
	}
	for (size_t i = 0; !status && i < source->n_paths; i++) {
		struct stat info;
		if (stat(source->paths[i], &info) == 0 && S_ISDIR(info.st_mode))
			status = read_folder(job, source->paths[i]);
		else
			status = read_file(job, ent_str_of(source->paths[i]), ENT_PART_LEARN);
	}
	if (!status && job->dated && job->undated)
		status = ent_fail(job->error, ENT_FORMAT, source->n_paths ? source->paths[0] : NULL, 0, -1,
						  "some rows have days, some only numbers for a time");
	if (status)
		return status;
	drop_future(job);
	status = ent_facts_seal(job->facts, job->dated, source->tune, source->test, repeated, job, job->error);
	if (job->files.n)
		end_of_file(job);
	return status;
}

static ent_status guarded(void *payload)
{
	return read_all(payload);
}

static ent_status run(struct reading *job, ent_facts **ret_facts)
{
	job->held = ENT_BUF((size_t)LONGEST_LINE_MIB << 21);
	job->line = ENT_BUF((size_t)LONGEST_LINE_MIB << 20);
	ent_status status = ent_arena_run(job->arena, guarded, job, job->error);
	if (job->in)
		(void)fclose(job->in);
	ent_buf_free(&job->line);
	ent_buf_free(&job->held);
	if (!status)
		*ret_facts = job->facts;
	return status;
}

ent_status ent_facts_read(ent_arena *arena, const ent_facts_source *source, ent_facts **ret_facts, ent_error *error)
{
	struct reading job = {.arena = arena, .source = source, .error = error};
	return run(&job, ret_facts);
}

ent_status ent_facts_read_bytes(ent_arena *arena, const ent_facts_source *source, ent_str name, ent_str bytes,
								ent_facts **ret_facts, ent_error *error)
{
	struct reading job = {
		.arena = arena, .source = source, .error = error, .given = true, .path = name, .bytes = bytes};
	return run(&job, ret_facts);
}
