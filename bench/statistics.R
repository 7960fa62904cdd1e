# Seconds that R's survey takes for what bench/statistics.bench.ts measures:
#   Rscript statistics.R FOLDER ROWS ITEMS DOMAINS
# FOLDER holds columns.bin (doubles: stratum, cluster, province, weight, then each item). Of the domains R does the first
# few; the time is told for each, so that a run stays short. Writes one line: seconds of the processor a domain, its first mean and error.
suppressPackageStartupMessages(library(survey))
args <- commandArgs(trailingOnly = TRUE)
n <- as.integer(args[2]); items <- as.integer(args[3]); domains <- as.integer(args[4])
data <- as.data.frame(matrix(readBin(file.path(args[1], "columns.bin"), "double", n * (items + 4)), nrow = n))
names(data) <- c("stratum", "cluster", "province", "weight", paste0("i", seq_len(items)))
d <- svydesign(~cluster, strata = ~stratum, weights = ~weight, data = data)
what <- as.formula(paste("~", paste(names(data)[-(1:4)], collapse = "+")))
part <- subset(d, province < domains)
seconds <- sum(system.time(got <- svyby(what, ~province, part, svymean))[c("user.self", "sys.self")])
cat(seconds / domains, got$i1[1], SE(got)[1, 1], sprintf("%.17g", got$i1[1]), sprintf("%.17g", SE(got)[1, 1]), "\n")
