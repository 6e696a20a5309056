#pragma once
/*
 * Lets better-sqlite3, written for Node-API 10, run on runtimes that have Node-API 9 (Node 20, Electron 33).
 * The one thing it uses from 10 is a reference to a value that is no object, such as a string. Here such a value is put
 * into a tagged box object, the box is referenced, and the value is taken out of it again. Forced into every C++ file by
 * `-include`; it adds nothing to the C files of SQLite itself.
 */
#ifdef __cplusplus
#undef NAPI_VERSION
#define NAPI_VERSION 9
#include <node_api.h>

static const napi_type_tag fairdraw_box_tag = {0xfa17d2a33be14c05ULL, 0x86c19e0d5f7a2b41ULL};

/* Node-API 9 can reference these by itself. */
static inline bool fairdraw_can_reference(napi_valuetype type) {
  return type == napi_object || type == napi_function || type == napi_symbol || type == napi_external;
}

static inline napi_status fairdraw_make_box(napi_env env, napi_value value, napi_value* box) {
  napi_status status = napi_create_object(env, box);
  if (status == napi_ok) status = napi_set_element(env, *box, 0, value);
  if (status == napi_ok) status = napi_type_tag_object(env, *box, &fairdraw_box_tag);
  return status;
}

static inline napi_status fairdraw_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (fairdraw_can_reference(type)) return napi_create_reference(env, value, count, result);
  napi_value box;
  status = fairdraw_make_box(env, value, &box);
  return status == napi_ok ? napi_create_reference(env, box, count, result) : status;
}

static inline napi_status fairdraw_get_reference_value(napi_env env, napi_ref reference, napi_value* result) {
  napi_status status = napi_get_reference_value(env, reference, result);
  if (status != napi_ok || *result == nullptr) return status;
  napi_valuetype type;
  status = napi_typeof(env, *result, &type);
  if (status != napi_ok || type != napi_object) return status;
  bool boxed = false;
  status = napi_check_object_type_tag(env, *result, &fairdraw_box_tag, &boxed);
  if (status != napi_ok || !boxed) return status;
  return napi_get_element(env, *result, 0, result);
}

#define napi_create_reference fairdraw_create_reference
#define napi_get_reference_value fairdraw_get_reference_value
#endif
