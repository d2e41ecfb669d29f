/* The one writer of JSON: streaming, into a buffer, every string escaped (RFC 8259). Reading JSON is Jansson's.
 *
 *     ent_json json = {.out = &buf};
 *     ent_json_open(&json, '{');
 *     ent_json_key(&json, "id");  ent_json_str(&json, id);
 *     ent_json_key(&json, "lo");  ent_json_int(&json, 7);
 *     ent_json_close(&json, '}');
 */
#ifndef ENT_BASE_JSON_H
#define ENT_BASE_JSON_H

#include "base/buf.h"
#include "base/date.h"

typedef struct ent_json {
	ent_buf *out;
	bool comma; /* the next value needs a comma before it */
} ent_json;

void ent_json_open(ent_json *json, char bracket);  /* '{' or '[' */
void ent_json_close(ent_json *json, char bracket); /* '}' or ']' */
void ent_json_key(ent_json *json, const char *key);
void ent_json_str(ent_json *json, ent_str value); /* the missing string is written as null */
void ent_json_int(ent_json *json, int64_t value);
void ent_json_double(ent_json *json, double value); /* shortest that reads back the same; not finite: null */
void ent_json_bool(ent_json *json, bool value);
void ent_json_null(ent_json *json);

/* Key and string together, nothing at all where the string is missing or empty. */
void ent_json_member(ent_json *json, const char *key, ent_str value);
/* Key and day, nothing where it is unknown or an open end. */
void ent_json_member_day(ent_json *json, const char *key, ent_day day);
/* Key and number, true or false; key and the bracket that opens its value. */
void ent_json_member_int(ent_json *json, const char *key, int64_t value);
void ent_json_member_double(ent_json *json, const char *key, double value);
void ent_json_member_bool(ent_json *json, const char *key, bool value);
void ent_json_member_open(ent_json *json, const char *key, char bracket);

#endif
