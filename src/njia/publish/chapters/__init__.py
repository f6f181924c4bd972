"""The chapters of the report, one module each: tables of the analysis in, a section of the document out."""
