package org.querencia.runtime.review;

import org.querencia.runtime.memory.MemoryReview;

class MemoryReviewTest extends ReviewStoreContract {
    @Override
    protected ReviewStore empty() {
        return new MemoryReview();
    }
}
