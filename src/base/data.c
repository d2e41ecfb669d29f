/* The embedded data files (a table that the build generates) and a user's folder. */
#include "base/data.h"

#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct embedded {
	const char *name;
	const char *start, *end;
};
extern const struct embedded ent_embedded_files[]; /* ends with a NULL name; made by cmake/embed.cmake */

enum { LARGEST_FILE = 64 << 20 };

struct ent_data {
	ent_arena *arena;
	ENT_VEC(ent_data_file) files;
	const struct ent_recorder *recorder;
};

static int by_name(const void *a, const void *b)
{
	return ent_str_cmp(((const ent_data_file *)a)->name, ((const ent_data_file *)b)->name);
}

/* A user's table that no room would read is a slip: "holder.tsv". Of patterns there may be any. */
static bool is_known(const ent_data *data, ent_str name)
{
	bool known = !ent_str_ends(name, ENT_STR(".tsv")) || ent_str_starts(name, ENT_STR("patterns_"));
	for (size_t i = 0; i < data->files.n && !known; i++)
		known = !data->files.at[i].own && ent_str_eq(data->files.at[i].name, name);
	return known;
}

static ent_status add_file(ent_data *data, const char *folder, const char *name, ent_error *error)
{
	char path[4096];
	int n = snprintf(path, sizeof path, "%s/%s", folder, name);
	struct stat info;
	if (n < 0 || (size_t)n >= sizeof path || stat(path, &info) != 0)
		return ent_fail(error, ENT_IO, folder, 0, -1, "cannot look at %s: %s", name, strerror(errno));
	if (!S_ISREG(info.st_mode))
		return ENT_OK;
	if (info.st_size > LARGEST_FILE)
		return ent_fail(error, ENT_LIMIT, path, 0, -1, "more than %d MiB", LARGEST_FILE >> 20);
	if (!is_known(data, ent_str_of(name)))
		return ent_fail(error, ENT_FORMAT, path, 0, -1,
						"no table is called so; 'entente doctor' lists those there are");
	char *bytes = ent_arena_alloc(data->arena, (size_t)info.st_size + 1);
	ent_data_file *file = ent_push(data->arena, &data->files);
	file->own = true;
	file->name = ent_str_copy(data->arena, ent_str_of(name));
	file->path = ent_str_copy(data->arena, ent_str_of(path));
	FILE *in = fopen(path, "rb");
	if (!in)
		return ent_fail(error, ENT_IO, path, 0, -1, "cannot open: %s", strerror(errno));
	size_t got = fread(bytes, 1, (size_t)info.st_size, in);
	bool bad = ferror(in) != 0;
	(void)fclose(in);
	if (bad)
		return ent_fail(error, ENT_IO, path, 0, -1, "cannot read: %s", strerror(errno));
	file->bytes = (ent_str){bytes, got};
	return ENT_OK;
}

/* Whether a file of a user's folder is one to take. */
static bool is_table(ent_str name)
{
	static const char *const endings[] = {".tsv", ".verbs.txt", ".verbs", ".actors.txt", ".actors"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ent_str_ends(name, ent_str_of(endings[i])) && !ent_str_is(name, endings[i]))
			return true;
	return false;
}

struct loading {
	ent_data *data;
	const char *folder;
	DIR *open;
	ent_error *error;
};

static ent_status load(void *payload)
{
	struct loading *job = payload;
	ent_data *data = job->data;
	for (const struct embedded *e = ent_embedded_files; e->name; e++) {
		ent_str name = ent_str_of(e->name);
		*ent_push(data->arena, &data->files) = (ent_data_file){
			.name = name,
			.path = ent_str_join(data->arena, ENT_STR("data"), ENT_STR("/"), name),
			.bytes = {e->start, (size_t)(e->end - e->start)},
		};
	}
	if (!job->open)
		return ENT_OK;
	size_t ours = data->files.n;
	struct dirent *entry;
	while ((entry = readdir(job->open))) {
		if (!is_table(ent_str_of(entry->d_name)))
			continue;
		ent_status status = add_file(data, job->folder, entry->d_name, job->error);
		if (status)
			return status;
	}
	qsort(data->files.at + ours, data->files.n - ours, sizeof *data->files.at, by_name);
	return ENT_OK;
}

ent_status ent_data_new(const char *folder, ent_data **ret_data, ent_error *error)
{
	ent_data *data = calloc(1, sizeof *data);
	ent_arena *arena = data ? ent_arena_new("data", SIZE_MAX / 2) : NULL;
	if (!arena) {
		free(data);
		return ent_fail(error, ENT_NOMEM, folder, 0, -1, "out of memory");
	}
	data->arena = arena;
	struct loading job = {.data = data, .folder = folder, .error = error};
	ent_status status = ENT_OK;
	if (folder && !(job.open = opendir(folder)))
		status = ent_fail(error, errno == ENOENT ? ENT_NOTFOUND : ENT_IO, folder, 0, -1, "cannot open the folder: %s",
						  strerror(errno));
	if (!status)
		status = ent_arena_run(arena, load, &job, error);
	if (job.open)
		(void)closedir(job.open);
	if (status) {
		ent_data_free(data);
		return status;
	}
	*ret_data = data;
	return ENT_OK;
}

ent_data *ent_data_free(ent_data *data)
{
	if (data) {
		ent_arena_free(data->arena);
		free(data);
	}
	return NULL;
}

const ent_data_file *ent_data_get(const ent_data *data, const char *name, size_t i)
{
	for (size_t k = 0; k < data->files.n; k++)
		if (ent_str_is(data->files.at[k].name, name) && i-- == 0)
			return &data->files.at[k];
	return NULL;
}

const ent_data_file *ent_data_ending(const ent_data *data, const char *ending, size_t i)
{
	for (size_t k = 0; k < data->files.n; k++)
		if (ent_str_ends(data->files.at[k].name, ent_str_of(ending)) && i-- == 0)
			return &data->files.at[k];
	return NULL;
}

const ent_data_file *ent_data_at(const ent_data *data, size_t i)
{
	return i < data->files.n ? &data->files.at[i] : NULL;
}

ent_str ent_data_linked(void)
{
	const struct embedded *first = ent_embedded_files, *last = first;
	for (const struct embedded *e = first; e->name; e++) {
		first = e->start < first->start ? e : first;
		last = e->end > last->end ? e : last;
	}
	return (ent_str){first->start, (size_t)(last->end - first->start)};
}

bool ent_data_is_ours(const ent_data *data)
{
	return data->files.n == 0 || !data->files.at[data->files.n - 1].own;
}

void ent_data_record(ent_data *data, const struct ent_recorder *recorder, const char *copy)
{
	const char *linked = ent_data_linked().ptr;
	data->recorder = recorder;
	for (size_t i = 0; i < data->files.n; i++)
		data->files.at[i].bytes.ptr = copy + (data->files.at[i].bytes.ptr - linked);
}

const struct ent_recorder *ent_data_recorder(const ent_data *data)
{
	return data->recorder;
}
