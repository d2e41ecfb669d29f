/* From bytes to valid UTF-8: byte order mark, then what the page declares, then strict UTF-8, then uchardet's guess;
 * transcoded by ICU one code point at a time, so that each keeps its way back to the original bytes. */
#include "read/parts.h"

#include "base/utf8.h"

#include <string.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

enum { GUESS_FROM = 1 << 16 };

static void map_piece(ent_draft *draft, size_t clean, size_t original)
{
	*ent_push(draft->arena, &draft->map) = (ent_piece){(uint32_t)clean, original};
}

/* Whether the bytes go on to the end of the raw ones, and those stay. */
static bool lies_in_raw(const ent_draft *draft, ent_str bytes)
{
	ent_str raw = draft->raw->bytes;
	return draft->raw->stays && bytes.ptr >= raw.ptr && bytes.ptr + bytes.len == raw.ptr + raw.len;
}

/* Copies UTF-8, each invalid byte and each NUL replaced by U+FFFD. */
static ent_str clean_utf8(ent_draft *draft, ent_str bytes, size_t skipped)
{
	if (ent_utf8_invalid_at(bytes) == bytes.len && (bytes.len == 0 || !memchr(bytes.ptr, 0, bytes.len))) {
		if (skipped)
			map_piece(draft, 0, skipped);
		return lies_in_raw(draft, bytes) ? bytes : ent_str_copy(draft->arena, bytes);
	}
	char *out = ent_arena_array(draft->arena, bytes.len + 1, 3);
	size_t n = 0, at = 0;
	map_piece(draft, 0, skipped);
	while (at < bytes.len) {
		size_t next = at;
		uint32_t code = ent_utf8_next(bytes, &next);
		if (code == 0 || (code == 0xFFFD && next - at == 1)) {
			memcpy(out + n, "\xEF\xBF\xBD", 3);
			n += 3;
			map_piece(draft, n, skipped + next);
		} else {
			memcpy(out + n, bytes.ptr + at, next - at);
			n += next - at;
		}
		at = next;
	}
	return (ent_str){out, n};
}

struct transcoding {
	ent_draft *draft;
	ent_str bytes;
	size_t skipped;
	UConverter *converter;
	ENT_VEC(char) out;
};

static ent_status transcode_all(void *payload)
{
	struct transcoding *job = payload;
	ent_draft *draft = job->draft;
	const char *at = job->bytes.ptr, *end = at + job->bytes.len;
	size_t shift = 0;
	map_piece(draft, 0, job->skipped);
	while (at < end) {
		const char *before = at;
		UErrorCode status = U_ZERO_ERROR;
		UChar32 code = ucnv_getNextUChar(job->converter, &at, end, &status);
		if (U_FAILURE(status) || code == 0) {
			code = 0xFFFD;
			if (at == before)
				at++;
		}
		char utf8[4];
		size_t n = ent_utf8_put((uint32_t)code, utf8), read = (size_t)(before - job->bytes.ptr);
		if (read - job->out.n != shift) {
			map_piece(draft, job->out.n, job->skipped + read);
			shift = read - job->out.n;
		}
		for (size_t i = 0; i < n; i++)
			*ent_push(draft->arena, &job->out) = utf8[i];
	}
	return ENT_OK;
}

static ent_str transcode(ent_draft *draft, ent_str bytes, const char *charset, size_t skipped)
{
	UErrorCode failure = U_ZERO_ERROR;
	struct transcoding job = {draft, bytes, skipped, ucnv_open(charset, &failure), {0}};
	if (U_FAILURE(failure))
		return clean_utf8(draft, bytes, skipped);
	/* an inner guard, so that the converter is closed whatever happens */
	ent_status status = ent_arena_run(draft->arena, transcode_all, &job, NULL);
	ucnv_close(job.converter);
	if (status)
		ent_arena_throw(draft->arena, status);
	return ent_str_copy(draft->arena, (ent_str){job.out.at, job.out.n});
}

static ent_str guess(ent_draft *draft, ent_str bytes)
{
	enum { FEW = 8 };
	char name[32] = "windows-1252"; /* what text in English with few other letters is in */
	size_t high = 0;
	for (size_t i = 0; i < bytes.len && high <= FEW; i++)
		high += (unsigned char)bytes.ptr[i] >= 0x80;
	uchardet_t detector = high > FEW ? uchardet_new() : NULL;
	if (detector) {
		size_t n = bytes.len < GUESS_FROM ? bytes.len : GUESS_FROM;
		(void)uchardet_handle_data(detector, bytes.ptr, n);
		uchardet_data_end(detector);
		const char *found = uchardet_get_charset(detector);
		if (found && *found && strlen(found) < sizeof name)
			strcpy(name, found);
		uchardet_delete(detector);
	}
	if (strcmp(name, "ISO-8859-1") == 0)
		strcpy(name, "windows-1252");
	return transcode(draft, bytes, name, 0);
}

/* UTF-8 with a few broken bytes, cut or mixed? Where no character of more than one byte is whole, it is another
 * charset's, unless all that is broken is the last one. */
static bool nearly_utf8(ent_str bytes)
{
	enum { LONGEST = 4 /* [bytes] of a character */, FEW = 4 };
	size_t bad = 0, wide = 0, at = 0;
	while (at < bytes.len) {
		size_t next = at;
		uint32_t code = ent_utf8_next(bytes, &next);
		bad += code == 0xFFFD && next - at == 1;
		wide += next - at > 1;
		at = next;
	}
	if (!wide)
		return ent_utf8_invalid_at(bytes) + LONGEST > bytes.len;
	return bad <= wide / 4 || bad <= FEW;
}

ent_str ent_charset_decode(ent_draft *draft, ent_str bytes, ent_str declared)
{
	if (ent_str_starts(bytes, ENT_STR("\xEF\xBB\xBF")))
		return clean_utf8(draft, ent_str_sub(bytes, 3, bytes.len), 3);
	if (bytes.len >= 4 && memcmp(bytes.ptr, "\xFF\xFE\0\0", 4) == 0)
		return transcode(draft, ent_str_sub(bytes, 4, bytes.len), "UTF-32LE", 4);
	if (ent_str_starts(bytes, ENT_STR("\xFF\xFE")))
		return transcode(draft, ent_str_sub(bytes, 2, bytes.len), "UTF-16LE", 2);
	if (ent_str_starts(bytes, ENT_STR("\xFE\xFF")))
		return transcode(draft, ent_str_sub(bytes, 2, bytes.len), "UTF-16BE", 2);
	if (ent_utf8_invalid_at(bytes) == bytes.len)
		return clean_utf8(draft, bytes, 0);
	if (declared.len && declared.len < 40 && !ent_str_eq_nocase(declared, ENT_STR("utf-8"))) {
		ent_str name = ent_str_copy(draft->arena, declared);
		return transcode(draft, bytes, name.ptr, 0);
	}
	return nearly_utf8(bytes) ? clean_utf8(draft, bytes, 0) : guess(draft, bytes);
}

void ent_map_through(ent_draft *draft, const ent_piece *decoding, size_t n_decoding)
{
	const ent_document decoded = {.map = (ent_piece *)(uintptr_t)decoding, .n_map = n_decoding};
	ENT_VEC(ent_piece) through = {0};
	size_t next = 0;
	for (size_t i = 0; i < draft->map.n && n_decoding; i++) {
		ent_piece piece = draft->map.at[i];
		uint64_t length = (i + 1 < draft->map.n ? draft->map.at[i + 1].clean : draft->document->text.len) - piece.clean;
		*ent_push(draft->arena, &through) =
			(ent_piece){piece.clean, ent_document_original(&decoded, (uint32_t)piece.original)};
		/* what Gumbo moves around in broken tables may lead backwards */
		if (next > 0 && decoding[next - 1].clean > piece.original)
			next = 0;
		while (next < n_decoding && decoding[next].clean <= piece.original)
			next++;
		for (; next < n_decoding && decoding[next].clean < piece.original + length; next++)
			*ent_push(draft->arena, &through) =
				(ent_piece){piece.clean + (uint32_t)(decoding[next].clean - piece.original), decoding[next].original};
	}
	if (n_decoding) {
		draft->map.at = through.at;
		draft->map.n = through.n;
		draft->map.cap = through.cap;
	}
}
