/* Finding documents: folders in the order of names, files by what is in them, lines of JSONL, standard input. */
#include "read/parts.h"

#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST_FOLDER = 64 };

#define LARGEST_FILE ((size_t)ENT_READ_FILE_MIB << 20)

static void problem(const ent_walk *walk, ent_status status, const char *where, int64_t line, const char *what)
{
	ent_error error;
	(void)ent_fail(&error, status, where, line, -1, "%s", what);
	walk->problem(walk->payload, &error);
}

static bool looks_like_json(ent_str bytes)
{
	ent_str head = ent_str_trim(ent_utf8_unmarked(bytes));
	return head.len > 1 && head.ptr[0] == '{' && ent_str_find(ent_str_sub(head, 0, 64), ENT_STR("\""), 0) > 0;
}

static bool named(ent_str path, const char *ending)
{
	ent_str e = ent_str_of(ending);
	return path.len > e.len && ent_str_eq_nocase(ent_str_sub(path, path.len - e.len, path.len), e);
}

static ent_status walk_lines(ent_str path, ent_str bytes, const ent_walk *walk, ent_error *error)
{
	ent_str rest = ent_utf8_unmarked(bytes), line;
	for (int64_t number = 1; rest.len && ent_str_split(&rest, '\n', &line); number++) {
		line = ent_str_trim(line);
		if (line.len == 0)
			continue;
		ent_status status = walk->raw(walk->payload, &(ent_raw){.path = path, .bytes = line, .line = number}, error);
		if (status)
			return status;
	}
	return ENT_OK;
}

static ent_status walk_held(ent_str path, ent_str bytes, ent_buf *holder, const ent_walk *walk, ent_error *error)
{
	if (ent_archive_is(bytes))
		return ent_archive_walk(path, bytes, walk, error);
	if (named(path, ".jsonl") || named(path, ".ndjson") || looks_like_json(bytes))
		return walk_lines(path, bytes, walk, error);
	return walk->raw(walk->payload, &(ent_raw){.path = path, .bytes = bytes, .holder = holder}, error);
}

ent_status ent_walk_bytes(ent_str path, ent_str bytes, const ent_walk *walk, ent_error *error)
{
	return walk_held(path, bytes, NULL, walk, error);
}

/* ---- JSONL as it comes, so that memory does not grow with the stream ---- */

static ent_status end_line(struct ent_lines *lines, ent_error *error)
{
	enum { KEPT = 1 << 20 }; /* [bytes] of memory kept from line to line */
	ent_status status = ENT_OK;
	ent_str line = ent_buf_str(&lines->line);
	line = ent_str_trim(lines->number++ ? line : ent_utf8_unmarked(line));
	if (lines->line.status)
		problem(lines->walk, ENT_LIMIT, lines->name, lines->number, "the line is longer than 64 MiB; left out");
	else if (line.len)
		status =
			lines->walk->raw(lines->walk->payload,
							 &(ent_raw){.path = ent_str_of(lines->name), .bytes = line, .line = lines->number}, error);
	if (lines->line.cap > KEPT || lines->line.status)
		ent_buf_free(&lines->line);
	ent_buf_clear(&lines->line);
	return status;
}

struct ent_lines ent_lines_new(const char *name, const ent_walk *walk)
{
	return (struct ent_lines){.name = name, .walk = walk, .line = ENT_BUF(LARGEST_FILE)};
}

ent_status ent_lines_feed(struct ent_lines *lines, ent_str chunk, ent_error *error)
{
	ent_status status = ENT_OK;
	for (size_t from = 0; from < chunk.len && !status;) {
		const char *end = memchr(chunk.ptr + from, '\n', chunk.len - from);
		size_t stop = end ? (size_t)(end - chunk.ptr) : chunk.len;
		if (!lines->line.status)
			ent_buf_add(&lines->line, ent_str_sub(chunk, from, stop));
		from = stop + 1;
		if (end)
			status = end_line(lines, error);
	}
	return status;
}

ent_status ent_lines_end(struct ent_lines *lines, bool cut_off, ent_error *error)
{
	ent_status status = ENT_OK;
	if (!cut_off && (lines->line.n || lines->line.status))
		status = end_line(lines, error);
	ent_buf_free(&lines->line);
	return status;
}

static ent_status walk_stream(FILE *in, const char *name, const ent_walk *walk, ent_error *error)
{
	struct ent_lines lines = ent_lines_new(name, walk);
	char chunk[1 << 16];
	size_t n;
	ent_status status = ENT_OK;
	while (!status && (n = fread(chunk, 1, sizeof chunk, in)) > 0) {
		status = ent_lines_feed(&lines, (ent_str){chunk, n}, error);
		walk->moved(walk->payload, (int64_t)n);
	}
	bool broken = ferror(in) != 0;
	if (broken)
		problem(walk, ENT_IO, name, lines.number + 1, "cannot be read to its end");
	ent_status ended = ent_lines_end(&lines, broken || status, error);
	return status ? status : ended;
}

/* All of the stream; false where it cannot be read to its end. `bytes->status` tells of a limit that is reached. */
static bool read_all(FILE *in, ent_buf *bytes)
{
	char chunk[1 << 16];
	size_t n;
	while (!bytes->status && (n = fread(chunk, 1, sizeof chunk, in)) > 0)
		ent_buf_add(bytes, (ent_str){chunk, n});
	return ferror(in) == 0;
}

/* An archive larger than what is read into memory is walked in its file. */
static bool is_large_archive(FILE *in, int64_t size)
{
	char head[512];
	bool large = size > (int64_t)LARGEST_FILE;
	size_t n = large ? fread(head, 1, sizeof head, in) : 0;
	if (large)
		rewind(in);
	return large && ent_archive_is((ent_str){head, n});
}

static ent_status walk_file(const char *path, const ent_walk *walk, ent_error *error)
{
	FILE *in = fopen(path, "rb");
	struct stat info;
	if (!in || fstat(fileno(in), &info) != 0) {
		problem(walk, ENT_IO, path, 0, strerror(errno));
		if (in)
			(void)fclose(in);
		return ENT_OK;
	}
	if (named(ent_str_of(path), ".jsonl") || named(ent_str_of(path), ".ndjson")) {
		ent_status status = walk_stream(in, path, walk, error);
		(void)fclose(in);
		return status;
	}
	if (is_large_archive(in, info.st_size)) {
		(void)fclose(in);
		ent_status status = ent_archive_walk_file(path, (size_t)info.st_size, walk, error);
		walk->moved(walk->payload, (int64_t)info.st_size);
		return status;
	}
	ent_buf bytes = ENT_BUF(LARGEST_FILE + 2);
	bool whole = read_all(in, &bytes);
	(void)fclose(in);
	ent_status status = ENT_OK;
	if (!whole)
		problem(walk, ENT_IO, path, 0, "cannot be read to its end");
	else if (bytes.status)
		problem(walk, ENT_LIMIT, path, 0, "larger than 64 MiB; split it, or give its documents as JSONL");
	else
		status = walk_held(ent_str_of(path), ent_buf_str(&bytes), &bytes, walk, error);
	walk->moved(walk->payload, (int64_t)info.st_size);
	ent_buf_free(&bytes);
	return status;
}

/* Not hidden, and none of the files that a database is while it is written: one may well lie in the folder it is made
 * of. */
static int visible(const struct dirent *entry)
{
	ent_str name = ent_str_of(entry->d_name);
	return entry->d_name[0] != '.' && !named(name, ".db") && !named(name, ".db-wal") && !named(name, ".db-shm");
}

/* In the order of bytes, whatever the locale. */
static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* `*files` counts what was found, readable or not. */
static ent_status walk_path(const char *path, int depth, size_t *files, const ent_walk *walk, ent_error *error)
{
	struct stat info;
	if (stat(path, &info) != 0) {
		problem(walk, errno == ENOENT ? ENT_NOTFOUND : ENT_IO, path, 0, strerror(errno));
		return ENT_OK;
	}
	*files += !S_ISDIR(info.st_mode);
	/* a pipe that is named is read; one that lies in a folder may never have a writer */
	if (S_ISREG(info.st_mode) || (S_ISFIFO(info.st_mode) && depth == 0))
		return walk_file(path, walk, error);
	if (!S_ISDIR(info.st_mode)) {
		problem(walk, ENT_FORMAT, path, 0, "neither a file nor a folder");
		return ENT_OK;
	}
	struct dirent **entries;
	int n = depth < DEEPEST_FOLDER ? scandir(path, &entries, visible, by_bytes) : -1;
	if (n < 0) {
		problem(walk, ENT_IO, path, 0,
				depth < DEEPEST_FOLDER ? strerror(errno) : "folders nest too deep (a loop of links?)");
		return ENT_OK;
	}
	ent_status status = ENT_OK;
	for (int i = 0; i < n; i++) {
		char inner[4096];
		int length =
			snprintf(inner, sizeof inner, "%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/", entries[i]->d_name);
		struct stat link;
		if (status || length < 0 || (size_t)length >= sizeof inner) {
			;
		} else if (lstat(inner, &link) == 0 && S_ISLNK(link.st_mode) && stat(inner, &link) == 0 &&
				   S_ISDIR(link.st_mode)) {
			; /* a link to a folder: its documents are found where they lie */
		} else {
			status = walk_path(inner, depth + 1, files, walk, error);
		}
		free(entries[i]);
	}
	free(entries);
	return status;
}

/* Standard input is JSONL when it begins like JSON, else one document. */
static ent_status walk_standard_input(const ent_walk *walk, ent_error *error)
{
	int first;
	do
		first = getc(stdin);
	while (ent_is_space(first));
	if (first == EOF)
		return ENT_OK;
	(void)ungetc(first, stdin);
	if (first == '{')
		return walk_stream(stdin, "-", walk, error);
	ent_buf bytes = ENT_BUF(LARGEST_FILE + 2);
	ent_status status = ENT_OK;
	if (!read_all(stdin, &bytes))
		problem(walk, ENT_IO, "-", 0, "cannot be read to its end");
	else if (bytes.status)
		problem(walk, ENT_LIMIT, "-", 0, "more than 64 MiB of plain text; give documents as JSONL");
	else
		status = walk_held(ENT_STR("-"), ent_buf_str(&bytes), &bytes, walk, error);
	ent_buf_free(&bytes);
	return status;
}

ent_status ent_reader_walk(const char *path, const ent_walk *walk, ent_error *error)
{
	if (strcmp(path, "-") == 0)
		return walk_standard_input(walk, error);
	size_t files = 0;
	struct stat info;
	ent_status status = walk_path(path, 0, &files, walk, error);
	if (!status && files == 0 && stat(path, &info) == 0)
		problem(walk, ENT_NOTFOUND, path, 0, "no readable file in this folder");
	return status;
}

static int64_t size_of(const char *path, int depth)
{
	struct stat info;
	if (stat(path, &info) != 0)
		return 0;
	if (S_ISREG(info.st_mode))
		return info.st_size;
	DIR *folder = S_ISDIR(info.st_mode) && depth < DEEPEST_FOLDER ? opendir(path) : NULL;
	int64_t sum = 0;
	struct dirent *entry;
	while (folder && (entry = readdir(folder))) {
		char inner[4096];
		struct stat link;
		int length = snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
		if (entry->d_name[0] == '.' || length < 0 || (size_t)length >= sizeof inner || lstat(inner, &link) != 0)
			continue;
		if (!S_ISLNK(link.st_mode))
			sum += size_of(inner, depth + 1);
	}
	if (folder)
		(void)closedir(folder);
	return sum;
}

int64_t ent_reader_size(const char *path)
{
	return strcmp(path, "-") == 0 ? 0 : size_of(path, 0);
}
