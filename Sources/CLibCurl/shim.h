#ifndef PLIMSOLL_CLIBCURL_SHIM_H
#define PLIMSOLL_CLIBCURL_SHIM_H

#include <curl/curl.h>

// Swift cannot call variadic C functions: one typed wrapper for each kind of value.
static inline CURLcode plimsoll_setopt_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode plimsoll_setopt_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode plimsoll_setopt_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

#endif
