# One line for each method of the Bot API, and for each type that may be sent in one: its name, and its fields as
# name:Type|Type, with ! after the name where the field is required and = before the one word that it may hold.
# A type that stands for several others is written as name = Other | Other.
def bare: sub("^(Array of )+"; "");
def sent($types): [.[] | $types[.] // empty | (.subtypes[]?, (.fields[]? | .types[] | bare))] + . | unique;
def reached($types): sent($types) as $more | if $more == . then . else ($more | reached($types)) end;
def word: (.description | capture("(?:must be|always) [“\"*]?(?<word>[a-z0-9_]+)[”\"*]?\\.?$") | "=" + .word) // "";
def line: if .subtypes then "\(.name) = \(.subtypes | join(" | "))"
          else "\(.name) " + ([.fields[]? | .name + (if .required then "!" else "" end) + ":"
               + (.types | map(gsub(" "; "_")) | join("|")) + (if .name == "type" then word else "" end)] | join(" ")) end;
.types as $types
| "\(.version), \(.release_date)",
  (.methods[] | line),
  ([.methods[] | .fields[]? | .types[] | bare] | unique | reached($types)[] | $types[.] // empty | line)
