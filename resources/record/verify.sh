#!/bin/sh
# 用 openssl、sort、awk 重新核对本文件夹的抽取，在文件夹里运行：sh verify.sh
set -eu; LC_ALL=C; export LC_ALL; cd "$(dirname "$0")"; t=$(printf '\t'); d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
v() { sed -n "s/^$1$t//p" ceremony.tsv; }
h() { openssl dgst -sha256 -r "$@" | cut -d ' ' -f 1; }
m="openssl dgst -sha256 -r -mac HMAC -macopt hexkey:"
same() { [ "$2" = "$3" ] || { echo "不一致：$1"; exit 1; }; }
if [ -f files.tsv ]; then same files.tsv "$(head -n 1 files.tsv)" "#fairdraw-files/1$t$(tail -n +2 files.tsv | h)"
  tail -n +2 files.tsv | while IFS=$t read -r file size sum; do [ -f "$file" ] || same "$file" "缺少" ""; same "$file" "$(h "$file")" "$sum"; done; fi
if [ -f record.tsv ]; then sed '1,10d' record.tsv | while IFS=$t read -r file sum; do same "$file" "$(h "$file")" "$sum"; done
  same ceremony.tsv "$(head -n 10 record.tsv)" "$(cat ceremony.tsv)"; fi
for k in frame plan; do f=$k.tsv; [ -f $f ] || f=${k}s.tsv; same $f "$(h $f)" "$(v $k)"; done
for p in A B; do same "commit$p" "$(printf '%s\n' fairdraw/1/commit $p "$(v serial)" "$(v prev)" "$(v frame)" "$(v plan)" "$(v reveal$p)" | h)" "$(v commit$p)"; done
salt=$(printf '%s\n' fairdraw/1/context "$(v serial)" "$(v prev)" "$(v frame)" "$(v plan)" "$(v commitA)" "$(v commitB)" | h)
prk=$(printf '%s\n' "$(v dice)" "$(v revealA)" "$(v revealB)" "$(v public)" | $m$salt | cut -d ' ' -f 1)
for f in frame.tsv frame.*.tsv; do [ -f "$f" ] || continue; r=result${f#frame}; same "$r" "$(head -n 1 "$r")" "#fairdraw-result/1${t}seed=$prk"; mkdir "$d/$f"
  tail -n +2 "$f" | while IFS=$t read -r id s tier; do case $id in '' | *[!0-9A-Z]*) same "$f" "$id" "" ;; esac; [ "$tier" = 9 ] || printf 'ticket\n%s\001' "$id" >"$d/$f/$id"; done
  again=$(ls "$d/$f" | (cd "$d/$f" && xargs $m$prk) | sed "s/ \**/$t/" |
    awk -F "$t" -v OFS="$t" 'NR == FNR { k[$2] = $1; next } FNR > 1 && $3 != 9 { print $2, $3, k[$1], $1 }' - "$f" |
    sort -t "$t" -k 1,1 -k 2,2 -k 3,3 -k 4,4 | awk -F "$t" -v OFS="$t" '{ n[$1]++; print $1, n[$1], $4, $2, $3 }' | h)
  same "$r" "$(tail -n +2 "$r" | cut -f 1,2,4-6 | h)" "$again"; awk -F "$t" '$3 == "S" { n[$1]++ } END { for (s in n) print s, n[s] }' "$r"; done
echo "一致：指纹、承诺、种子、签号与先后次序。各层抽中户数见上，应与方案的比例相符。"
