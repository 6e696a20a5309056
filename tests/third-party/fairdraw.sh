#!/bin/sh
# fairdraw/1 with openssl, sort and awk: prints the result.tsv of the record folder $1 (one item) from its
# frame.tsv, plan.tsv and ceremony.tsv. Ends with 1 when a hash or a commitment does not agree.
set -eu
LC_ALL=C
export LC_ALL
dir=$1
tab=$(printf '\t')

value() { sed -n "s/^$1$tab//p" "$dir/ceremony.tsv"; }
lines() { printf '%s\n' "$@"; }
sha256() { openssl dgst -sha256 -r | cut -d ' ' -f 1; }
hmac() { openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -r | cut -d ' ' -f 1; }
agree() { [ "$2" = "$3" ] || { echo "$1 does not agree" >&2; exit 1; }; }

serial=$(value serial) prev=$(value prev) frame=$(value frame) plan=$(value plan)
agree frame.tsv "$(sha256 < "$dir/frame.tsv")" "$frame"
agree plan.tsv "$(sha256 < "$dir/plan.tsv")" "$plan"
for party in A B; do
  opened=$(lines fairdraw/1/commit "$party" "$serial" "$prev" "$frame" "$plan" "$(value "reveal$party")" | sha256)
  agree "commit$party" "$opened" "$(value "commit$party")"
done

salt=$(lines fairdraw/1/context "$serial" "$prev" "$frame" "$plan" "$(value commitA)" "$(value commitB)" | sha256)
prk=$(lines "$(value dice)" "$(value revealA)" "$(value revealB)" "$(value public)" | hmac "$salt")

# stratum, tier, ticket, id: sorting by these columns is the order of the draw.
tickets() {
  tail -n +2 "$dir/frame.tsv" | while IFS=$tab read -r id stratum tier; do
    [ "$tier" = 9 ] && continue
    ticket=$(printf 'ticket\n%s\001' "$id" | hmac "$prk")
    lines "$stratum$tab$tier$tab$ticket$tab$id"
  done | sort -t "$tab" -k 1,1 -k 2,2 -k 3,3 -k 4,4
}

lines "#fairdraw-result/1${tab}seed=$prk"
tickets | awk -F '\t' -v OFS='\t' '
  FNR == 1 { part++ }
  part == 1 && FNR > 1 && $1 == "!total" { total = $3 }
  part == 1 && FNR > 1 && $1 !~ /^!/ { name[++strata] = $1; rate[$1] = $2; least[$1] = $3 }
  part == 2 && FNR > 1 && $3 != 9 { size[$2]++; if ($3 == 0) first[$2]++ }
  part == 3 && FNR == 1 { allocate() }
  part == 3 { if ($1 != now) { now = $1; rank = 0 }; rank++; print $1, rank, (rank <= drawn[$1] ? "S" : "R"), $4, $2, $3 }
  function allocate(  i, s, n, sum, room, lack, left, best) {
    for (i = 1; i <= strata; i++) {
      s = name[i]
      n = int((rate[s] * size[s] + 999999) / 1000000)
      if (first[s] > n) n = first[s]
      if (least[s] + 0 > n) n = least[s] + 0
      if (n > size[s] + 0) n = size[s] + 0
      drawn[s] = n; sum += n; room += size[s] - n
    }
    lack = total - sum
    if (lack > room) lack = room
    if (lack <= 0) return
    left = lack
    for (i = 1; i <= strata; i++) {
      s = name[i]
      n = size[s] - drawn[s]
      more[s] = int(lack * n / room); rest[s] = (lack * n) % room; left -= more[s]
    }
    for (; left > 0; left--) {
      best = 0
      for (i = 1; i <= strata; i++) if (!had[i] && (best == 0 || rest[name[i]] > rest[name[best]])) best = i
      had[best] = 1; more[name[best]]++
    }
    for (i = 1; i <= strata; i++) drawn[name[i]] += more[name[i]]
  }
' "$dir/plan.tsv" "$dir/frame.tsv" -
