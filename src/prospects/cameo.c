/* Three tables, looked up by plain keys: letters and digits in small, all else as one space. */
#include "prospects/cameo.h"

#include "base/map.h"
#include "base/tsv.h"
#include "base/vec.h"

enum { LONGEST_KEY = 128, LONGEST_CODE = 4 };

struct ent_cameo {
	ent_arena *arena;
	ENT_VEC(ent_kind) kinds;
	ent_map kind_of;  /* by PLOVER name, by code without name, by name: number of the kind, or NO_KIND */
	ent_map state_of; /* number in states */
	ENT_VEC(ent_str) states;
};

enum { NO_KIND = 1 << 20 };

/* The plain key of `s` in `out`; the missing string where it is too long or holds no letter. */
static ent_str key_of(ent_str s, char *out)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool keep = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
		if (!keep && (n == 0 || out[n - 1] == ' '))
			continue;
		if (n == LONGEST_KEY)
			return (ent_str){0};
		out[n++] = !keep ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : (char)c;
	}
	while (n && out[n - 1] == ' ')
		n--;
	return n ? (ent_str){out, n} : (ent_str){0};
}

static void put(ent_cameo *cameo, ent_map *map, ent_str name, uint32_t value)
{
	char space[LONGEST_KEY];
	ent_str key = key_of(name, space);
	if (key.len)
		(void)ent_map_put(map, ent_str_copy(cameo->arena, key), value);
}

static uint32_t get(const ent_map *map, ent_str name)
{
	char space[LONGEST_KEY];
	ent_str key = key_of(name, space);
	return key.len ? ent_map_get(map, key) : ENT_MAP_NONE;
}

static ent_status read_type(ent_cameo *cameo, ent_tsv *tsv, ent_error *error)
{
	ent_kind kind = {.name = ent_tsv_get(tsv, "event")};
	if (ent_tsv_get(tsv, "mode").len)
		return ENT_OK;
	if (!ent_quad_parse(ent_tsv_get(tsv, "quad"), &kind.quad) ||
		!ent_str_to_double(ent_tsv_get(tsv, "score"), &kind.score))
		return ent_tsv_fail(tsv, error, "'%.*s' has no quad class or no score", ENT_FMT(kind.name));
	put(cameo, &cameo->kind_of, kind.name, (uint32_t)cameo->kinds.n);
	*ent_push(cameo->arena, &cameo->kinds) = kind;
	return ENT_OK;
}

static ent_status read_code(ent_cameo *cameo, ent_tsv *tsv, ent_error *error)
{
	ent_str event = ent_tsv_get(tsv, "event"), name = ent_tsv_get(tsv, "name");
	uint32_t kind = event.len ? get(&cameo->kind_of, event) : NO_KIND;
	if (kind == ENT_MAP_NONE)
		return ent_tsv_fail(tsv, error, "'%.*s' is no PLOVER type", ENT_FMT(event));
	put(cameo, &cameo->kind_of, name.len ? name : ent_tsv_get(tsv, "code"), kind);
	return ENT_OK;
}

static ent_status read_state(ent_cameo *cameo, ent_tsv *tsv, ent_error *error)
{
	static const char *const columns[] = {"iso", "cameo", "name", "names"};
	(void)error;
	uint32_t state = (uint32_t)cameo->states.n;
	bool today = ent_tsv_get(tsv, "to").len == 0;
	*ent_push(cameo->arena, &cameo->states) = ent_tsv_get(tsv, "iso");
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		ent_str rest = ent_tsv_get(tsv, columns[i]), part;
		while (rest.len && ent_str_split(&rest, '|', &part))
			if (today ||
				get(&cameo->state_of, part) == ENT_MAP_NONE) /* today's state has the name, not an earlier one */
				put(cameo, &cameo->state_of, part, state);
	}
	return ENT_OK;
}

static ent_status read_table(ent_cameo *cameo, const ent_data *data, const char *name,
							 ent_status (*row)(ent_cameo *, ent_tsv *, ent_error *), ent_error *error)
{
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(data, name, i)); i++) {
		ent_tsv tsv;
		bool more = true;
		ent_status status = ent_tsv_open(&tsv, file->path, file->bytes, error);
		while (!status && !(status = ent_tsv_next(&tsv, &more, error)) && more)
			if ((status = row(cameo, &tsv, error)))
				return status;
		if (status)
			return status;
	}
	return ENT_OK;
}

ent_status ent_cameo_load(ent_arena *arena, const ent_data *data, ent_cameo **ret_cameo, ent_error *error)
{
	ent_cameo *cameo = ENT_NEW(arena, ent_cameo);
	*cameo = (ent_cameo){.arena = arena, .kind_of = ent_map_new(arena), .state_of = ent_map_new(arena)};
	ent_status status = read_table(cameo, data, "plover.tsv", read_type, error);
	if (!status)
		status = read_table(cameo, data, "cameo.tsv", read_code, error);
	if (!status)
		status = read_table(cameo, data, "states.tsv", read_state, error);
	if (!status)
		*ret_cameo = cameo;
	return status;
}

const ent_kind *ent_cameo_kind(const ent_cameo *cameo, ent_str what)
{
	bool code = what.len >= 2 && what.ptr[0] >= '0' && what.ptr[0] <= '9';
	uint32_t found = get(&cameo->kind_of, what);
	for (size_t n = what.len < LONGEST_CODE ? what.len : LONGEST_CODE; code && found == ENT_MAP_NONE && n >= 2; n--)
		found = get(&cameo->kind_of, ent_str_sub(what, 0, n));
	return found < cameo->kinds.n ? &cameo->kinds.at[found] : NULL;
}

ent_str ent_cameo_state(const ent_cameo *cameo, ent_str what)
{
	uint32_t found = get(&cameo->state_of, what);
	return found < cameo->states.n ? cameo->states.at[found] : (ent_str){0};
}
