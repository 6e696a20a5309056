# A peer of the draw: the function strata of the package sampling, simple random sampling without replacement in each stratum.
suppressMessages(library(sampling))
path <- commandArgs(trailingOnly = TRUE)[1]
table <- read.delim(path, header = FALSE, col.names = c("name", "stratum"), colClasses = "character", quote = "")
sizes <- read.delim(paste0(path, ".sizes"), header = FALSE, col.names = c("stratum", "size"), colClasses = c("character", "integer"))
seed <- sizes$size[sizes$stratum == "seed"]
order <- unique(table$stratum)
started <- Sys.time()
set.seed(seed)
taken <- strata(table, stratanames = "stratum", size = sizes$size[match(order, sizes$stratum)], method = "srswor")
seconds <- as.numeric(difftime(Sys.time(), started, units = "secs"))
cat(sprintf('{"milliseconds": %f, "drawn": [%s]}', seconds * 1000, paste0('"', table$name[taken$ID_unit], '"', collapse = ", ")))
