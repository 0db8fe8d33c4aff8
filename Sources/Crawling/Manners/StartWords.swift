/// The words by which servers say that a setting is missing. All lower case.
enum StartWords {
  static let complaints = [
    "missing", "required", "requires", "not set", "must be set", "must set", "must be provided", "must provide",
    "must be defined", "must be specified", "must specify", "please set", "please provide", "please specify",
    "please configure", "is not defined", "undefined environment", "need to set", "needs to be set", "not provided",
    "not specified", "not configured", "no api key", "no token", "no credentials", "not found", "is empty",
    "cannot be empty", "can't be empty", "must not be empty", "cannot be null", "is undefined", "is unset",
    "unable to locate", "could not resolve placeholder", "notpresent", "invalid environment", "expected environment",
    "set the environment", "forgot to set", "did you set",
  ]
  static let subjects = [
    "environment", "env var", ".env", "api key", "api_key", "apikey", "api-key", "access key", "token", "credential",
    "argument", "option", "parameter", "flag", "password", "secret", "configuration", "config", "setting", "username",
    "dsn", "connection string", "database url", "region", "placeholder", "notpresent", "--",
  ]
  /// What is secret enough that a server which says it is absent and leaves has left for that.
  static let credentials = [
    "api key", "api_key", "apikey", "api-key", "access key", "token", "credential", "password", "secret",
  ]
  /// The words of programming faults and of missing software, which no setting mends.
  static let faults = [
    "no module named", "modulenotfounderror", "cannot find module", "err_module_not_found", "importerror",
    "cannot import", "syntaxerror", "typeerror", "referenceerror", "nameerror", "attributeerror", "positional argument",
    "keyword argument", "deprecat", "command not found", "filenotfounderror", "enoent", "no such file",
    "unexpected token",
    "unrecognized", "unknown option", "no such option", "404", "peer dep", "shared librar", "exec format",
  ]
  /// What stands behind a setting's name in a log line if it was not given.
  static let absent: Set<String> = [
    "no", "none", "false", "missing", "unset", "not set", "undefined", "null", "nil", "not found", "not configured",
    "not provided", "empty", "<unset>", "(none)", "(not set)", "(empty)", "[]", "''", "\"\"",
  ]
}
