# From the site's _headers to what nginx includes: «overalt.inc» for every address, «steder.inc» for those with more.
# Run with -v mappe=FOLDER. An nginx location with headers of its own forgets those of the server, so it includes both.
BEGIN {
    system("mkdir -p " mappe)
    everywhere = mappe "/overalt.inc"
    places = mappe "/steder.inc"
    printf "" > everywhere
    printf "" > places
}
/^\// {
    if (open) print "}" > places
    open = ($1 != "/*")
    if (open) {
        path = $1
        sub(/\*$/, "", path)
        print "location " ($1 ~ /\*$/ ? "^~ " : "= ") path " {\n    include " everywhere ";" > places
    }
    next
}
/^[ \t]+[A-Za-z-]+:/ {
    name = $1
    sub(/:$/, "", name)
    value = $0
    sub(/^[ \t]+[A-Za-z-]+:[ \t]*/, "", value)
    gsub(/"/, "\\\"", value)
    line = "add_header " name " \"" value "\" always;"
    if (open) print "    " line > places
    else print line > everywhere
}
END {
    if (open) print "}" > places
}
